import { describeExitCode } from '../../command/exit-code.ts';
import { describeLeft } from '../../command/left-behind.ts';
import { runCommand } from '../../command/run-command.ts';
import { Script } from '../../command/script.ts';
import type { Shell } from '../../command/shell.ts';

export interface FingerprintOptions {
  readonly shell: Shell;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdin?: 'none' | undefined;
  readonly temporary: string;
  readonly stop: AbortSignal;
  readonly kill: AbortSignal;
  readonly warn: (message: string) => void;
}

/** A shell's exit code for a missing command. */
const NOT_FOUND = 127;

/** A fingerprint command failed. Its output is part of the key, so there is no key without it. */
export class FingerprintFailed extends Error {
  override readonly name = 'FingerprintFailed';
}

/** What one `fingerprint` command printed; it tells the result of one tool version from another's. */
export interface Fingerprint {
  readonly command: string;
  readonly output: string;
}

/** Runs the commands in turn and returns what each printed. */
export async function takeFingerprints(
  commands: readonly string[],
  { shell, cwd, env, stdin, temporary, stop, kill, warn }: FingerprintOptions,
): Promise<Fingerprint[]> {
  const fingerprints: Fingerprint[] = [];
  for (const command of commands) {
    await using script = await Script.write(temporary, shell, command);
    const chunks: Buffer[] = [];
    const end = await runCommand(
      { script, cwd, env, stdin },
      { stop, kill, onOutput: (bytes) => void chunks.push(bytes) },
    );
    for (const notice of describeLeft('fingerprint', end)) warn(notice);
    stop.throwIfAborted();
    const output = await script.nameless(Buffer.concat(chunks).toString('utf8').trim());
    if (end.code !== 0) {
      const how = end.code === undefined ? 'a signal' : describeExitCode(end.code);
      const hint = end.code === NOT_FOUND ? '; is it on the PATH of this runner?' : '';
      throw new FingerprintFailed(
        `fingerprint: \`${command}\` ended with ${how}${output === '' ? '' : `: ${output.slice(-500)}`}${hint}`,
      );
    }
    fingerprints.push({ command, output });
  }
  return fingerprints;
}
