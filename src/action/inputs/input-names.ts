import { BUILD_INPUT_NAMES } from '../../build/inputs/build-inputs.ts';

/** The inputs that action.yml declares. */
export const INPUT_NAMES = [
  ...BUILD_INPUT_NAMES,
  'annotate',
  'job-check-run-id',
  'matrix',
  'share-with-forks',
  'summary',
] as const;

export type InputName = (typeof INPUT_NAMES)[number];

/** The variable in which the runner hands an input over. */
export function inputVariable(name: InputName): string {
  return `INPUT_${name.toUpperCase()}`;
}

/** Of the variables that the runner gives to the step, those that are not the user's. */
export const INPUT_VARIABLES: ReadonlySet<string> = new Set(INPUT_NAMES.map(inputVariable));
