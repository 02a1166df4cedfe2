import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/** Mounts something on a directory for the time of a test. */
export class Mounted implements Disposable {
  readonly path: string;

  constructor(path: string, ...args: string[]) {
    mkdirSync(path, { recursive: true });
    const { status, stderr } = spawnSync('mount', [...args, path], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`mount ${args.join(' ')}: ${stderr}`);
    this.path = path;
  }

  [Symbol.dispose](): void {
    spawnSync('umount', ['-l', this.path]);
  }
}
