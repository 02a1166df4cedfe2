import { testSchedules } from './random-schedules.ts';
import { randomLock } from './scenarios/random-lock.ts';

testSchedules('random contenders for NFSLock', randomLock, 800);
