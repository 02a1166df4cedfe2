import { runStep } from './action/step.ts';

await runStep(process);
