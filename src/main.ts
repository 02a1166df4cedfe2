import { runStep } from './action/step.ts';

void runStep(process);
