import { runPostStep } from './action/post-step.ts';

await runPostStep(process);
