import { runPostStep } from './action/post-step.ts';

void runPostStep(process);
