/** Stops a process before a given one of its calls that change the share: whatever those calls are. */
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

interface Watched {
  readonly holdBefore: number | undefined;
  readonly onHeld: () => void;
  passed: number;
}

const CHANGES = ['mkdir', 'rmdir', 'link', 'symlink', 'rename', 'unlink', 'open', 'writeFile'] as const;
const watched = new Map<string, Watched>();
let release = Promise.withResolvers<void>();

for (const name of CHANGES) {
  const original = fs[name] as (...args: unknown[]) => Promise<unknown>;
  const held = async (...args: unknown[]): Promise<unknown> => {
    if (name !== 'open' || opensForWriting(args[1])) await passStep(args.slice(0, 2).map(String));
    return await original(...args);
  };
  Object.assign(fs, { [name]: held });
}
syncBuiltinESMExports();

const opensForWriting = (flags: unknown) =>
  typeof flags === 'number' ? (flags & 3) !== 0 : /[wa+]/.test(String(flags));

async function passStep(paths: readonly string[]): Promise<void> {
  for (const [entry, step] of watched) {
    if (!paths.some((path) => path.startsWith(`${entry}/`))) continue;
    step.passed += 1;
    if (step.passed !== step.holdBefore) continue;
    step.onHeld();
    await release.promise;
  }
}

/** From now on, for the changes below that directory; never held where no number is given. */
export function holdAtStep(entry: string, holdBefore: number | undefined, onHeld: () => void): void {
  watched.set(entry, { holdBefore, onHeld, passed: 0 });
}

export const passedSteps = (entry: string) => watched.get(entry)?.passed ?? 0;

export function letGo(): void {
  release.resolve();
  release = Promise.withResolvers();
}
