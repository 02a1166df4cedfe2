/** What a build takes, loaded when there is something to build. */
export { discardAttempt } from './build-attempt.ts';
export { WHAT_TO_DO_WHEN_EMPTY } from './build-ending.ts';
export { buildEntry, leaveAttempt } from './build-entry.ts';
