import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashFiles } from './hash-files.ts';
import { TestCheckout } from './test-checkout.ts';

const FILES = { 'rtl/b.v': 'b', 'rtl/a/z.v': 'z', 'rtl/.hidden.v': 'h', 'rtl/a.v': 'a', 'tb/t.sv': 't', Makefile: 'm' };

/** What a shell makes of it: the digests of the files, one after the other, digested again. */
function byShell(directory: string, files: readonly string[]): string {
  const script = 'for f; do sha256sum "$f" | cut -d" " -f1; done | xxd -r -p | sha256sum | cut -d" " -f1';
  return execFileSync('bash', ['-c', script, '-', ...files], { cwd: directory, encoding: 'utf8' }).trim();
}

describe('hashFiles', () => {
  it.each([
    [['rtl/*.v'], ['rtl/.hidden.v', 'rtl/a.v', 'rtl/b.v']],
    [['rtl/**/*.v'], ['rtl/.hidden.v', 'rtl/a/z.v', 'rtl/a.v', 'rtl/b.v']],
    [['rtl/**'], ['rtl/.hidden.v', 'rtl/a/z.v', 'rtl/a.v', 'rtl/b.v']],
    [['rtl'], ['rtl/.hidden.v', 'rtl/a/z.v', 'rtl/a.v', 'rtl/b.v']],
    [['./rtl/a'], ['rtl/a/z.v']],
    [
      ['tb/**', 'Makefile'],
      ['Makefile', 'tb/t.sv'],
    ],
    [['tb/**\n# not this\nMakefile'], ['Makefile', 'tb/t.sv']],
    [
      ['**/?.v', '!rtl/a'],
      ['rtl/a.v', 'rtl/b.v'],
    ],
    [['rtl/[!b].v'], ['rtl/a.v']],
    [['**/*.SV'], []],
  ])('%j takes %j', async (patterns, files) => {
    await using checkout = await TestCheckout.make(FILES);
    const expected = files.length === 0 ? '' : byShell(checkout.directory, files);
    expect(hashFiles(checkout.directory, patterns)).toBe(expected);
  });

  it('follows links to directories only if told', async () => {
    await using checkout = await TestCheckout.make({ 'rtl/a.v': 'a' });
    symlinkSync('rtl', join(checkout.directory, 'link'));
    expect(hashFiles(checkout.directory, ['link/*.v'])).toBe('');
    const followed = hashFiles(checkout.directory, ['--follow-symbolic-links', 'link/*.v']);
    expect(followed).toBe(byShell(checkout.directory, ['rtl/a.v']));
  });
});
