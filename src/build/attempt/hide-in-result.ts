import type { Audit, Some } from '../audit/findings.ts';
import { mapPaths } from '../output/paths-in-text.ts';
import { PLACES } from '../output/places.ts';
import type { FileCommands, NameValue } from '../result/file-commands.ts';
import type { BuildResult } from '../result/result.ts';
import type { Masks } from './masks/masks.ts';

/**
 * The result as it goes to the share, with everything hidden that this job masked. Names and places stay: they are readable
 * on the share anyway, and without them there is no result.
 */
export function hideInResult(masks: Masks, result: BuildResult): BuildResult {
  const { commands, builtIn, keyParts, audit } = result;
  const places = PLACES.flatMap((place) => builtIn[place]);
  const hide = (text: string) =>
    mapPaths(text, places, { replace: (path) => path, keep: (between) => masks.hide(between) });
  const hideValue = ([name, value]: NameValue): NameValue => [name, hide(value)];
  return {
    ...result,
    commands: {
      outputs: commands.outputs.map(hideValue),
      env: commands.env.map(hideValue),
      paths: commands.paths.map(hide),
    },
    ...(audit === undefined ? {} : { audit: hideInAudit(audit, hide) }),
    keyParts: {
      ...keyParts,
      key: hide(keyParts.key),
      command: hide(keyParts.command),
      shell: hide(keyParts.shell),
      workingDirectory: hide(keyParts.workingDirectory),
      fingerprint: keyParts.fingerprint.map(({ command, output }) => ({
        command: hide(command),
        output: hide(output),
      })),
    },
  };
}

/** The build may have listed anything; names of files in the checkout are the repository's. */
function hideInAudit(audit: Audit, hide: (text: string) => string): Audit {
  const hideSome = ({ count, first }: Some): Some => ({ count, first: first.map(hide) });
  return { ...audit, outside: hideSome(audit.outside), missing: hideSome(audit.missing) };
}

/** Every leg gets `***` there, the builder included: the legs must not differ. */
export function warnOfHidden(own: FileCommands, shared: FileCommands, warn: (message: string) => void): void {
  const values = ({ outputs, env, paths }: FileCommands): NameValue[] => [
    ...outputs,
    ...env,
    ...paths.map((path): NameValue => ['GITHUB_PATH', path]),
  ];
  const after = values(shared);
  const hidden = values(own).filter(([, value], at) => after[at]?.[1] !== value);
  if (hidden.length === 0) return;
  const names = [...new Set(hidden.map(([name]) => name))].join(', ');
  warn(`${names}: holds a masked value, which is not shared; every leg gets *** in its place`);
}
