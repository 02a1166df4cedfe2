import type { NameValue } from './file-commands.ts';
import type { Masks } from './masks.ts';
import type { BuildResult } from './result.ts';

/**
 * The result as it goes to the share: nothing in it that this job masked. Names and places stay as they are, whatever was
 * masked: they stand on the share for all to read, and without them there is no result.
 */
export function hideInResult(masks: Masks, result: BuildResult): BuildResult {
  const { commands, builtIn, ingredients } = result;
  const hide = (text: string) =>
    text
      .split(builtIn)
      .map((part) => masks.hide(part))
      .join(builtIn);
  const hideValue = ([name, value]: NameValue): NameValue => [name, hide(value)];
  return {
    ...result,
    commands: {
      outputs: commands.outputs.map(hideValue),
      env: commands.env.map(hideValue),
      paths: commands.paths.map(hide),
    },
    ingredients: {
      ...ingredients,
      key: hide(ingredients.key),
      command: hide(ingredients.command),
      fingerprint: ingredients.fingerprint.map(({ command, output }) => ({
        command: hide(command),
        output: hide(output),
      })),
    },
  };
}
