import { testSchedules } from './random-schedules.ts';
import { randomPrune } from './scenarios/random-prune.ts';

testSchedules('random builders, users and pruners', randomPrune, 1000);
