/** The inputs that action.yml declares: of the variables that the runner gives to the step, those that are not the user's. */
export const INPUT_NAMES = [
  'annotate',
  'expect',
  'fingerprint',
  'job-check-run-id',
  'key',
  'lease',
  'license-tries',
  'matrix',
  'name',
  'path',
  'poll-interval',
  'protect',
  'retry-failed',
  'retry-on',
  'run',
  'share-with-forks',
  'shell',
  'sources',
  'stale-timeout',
  'summary',
  'timeout',
  'working-directory',
] as const;

export type InputName = (typeof INPUT_NAMES)[number];

/** The variable in which the runner hands an input over. */
export function inputVariable(name: InputName): string {
  return `INPUT_${name.toUpperCase()}`;
}
