import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { parseSourceLines } from '../../../src/build/key/sources/source-lines.ts';
import type { Source } from '../../../src/build/key/sources/source-list.ts';
import { readSources } from '../../../src/build/key/sources/sources.ts';

export const NO_THREADS = { most: 1, start: () => expect.unreachable() };

/** A workspace that goes with the test. */
export class Workspace implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'sources-'));

  /** Makes files of these contents; an array of one is a link. */
  constructor(files: Readonly<Record<string, string | readonly [string]>>) {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | readonly [string]): void {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    if (typeof content === 'string') writeFileSync(path, content);
    else symlinkSync(content[0], path);
  }

  async read(
    lines: string,
    options: { workingDirectory?: string; env?: Record<string, string> } = {},
  ): Promise<Source[]> {
    const { workingDirectory = '.', env = {} } = options;
    const places = { workspace: this.path, workingDirectory: join(this.path, workingDirectory), env };
    return await readSources(parseSourceLines(lines, this.path), places, NO_THREADS);
  }

  async names(lines: string, options?: Parameters<Workspace['read']>[1]): Promise<string[]> {
    return (await this.read(lines, options)).map(({ path }) => path.replace(this.path, '<workspace>'));
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

export const DESIGN = {
  'rtl/alu.sv': 'module alu; endmodule\n',
  'rtl/core/fetch.sv': '',
  'rtl/core/README.md': '# core\n',
  'rtl/.hidden.sv': '',
  'tb/tb.sv': '',
  'sim/Makefile': 'all:\n',
  '.git/HEAD': 'ref: refs/heads/main\n',
  'ip/.git': 'gitdir: ../.git/modules/ip\n',
  'ip/ip.sv': '',
};
