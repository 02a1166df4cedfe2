import { BUILD_INPUT_NAMES } from '../../build/inputs/build-inputs.ts';

/** The inputs that action.yml declares. */
export const INPUT_NAMES = [
  ...BUILD_INPUT_NAMES,
  'annotate',
  'job-check-run-id',
  'matrix',
  'max-age',
  'max-size',
  'share-with-forks',
  'summary',
] as const;

export type InputName = (typeof INPUT_NAMES)[number];

/** The variable in which the runner passes an input. */
export function inputVariable(name: InputName): string {
  return `INPUT_${name.toUpperCase()}`;
}

/** Variables that the runner adds for the step, not the user. */
export const INPUT_VARIABLES: ReadonlySet<string> = new Set(INPUT_NAMES.map(inputVariable));
