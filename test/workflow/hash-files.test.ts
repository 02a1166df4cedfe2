import { createHash } from 'node:crypto';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashFiles } from './hash-files.ts';
import { TestCheckout } from './test-checkout.ts';

const FILES = { 'rtl/b.v': 'b', 'rtl/a/z.v': 'z', 'rtl/.hidden.v': 'h', 'rtl/a.v': 'a', 'tb/t.sv': 't', Makefile: 'm' };

const sha256 = (...parts: readonly Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** The digests of the files, one after the other, digested again. */
function digest(directory: string, files: readonly string[]): string {
  return sha256(...files.map((file) => sha256(readFileSync(join(directory, file))))).toString('hex');
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
    const expected = files.length === 0 ? '' : digest(checkout.directory, files);
    expect(hashFiles(checkout.directory, patterns)).toBe(expected);
  });

  it('is what coreutils give for the same bytes', async () => {
    await using checkout = await TestCheckout.make({ 'rtl/a.v': 'a' });
    // printf a | sha256sum | xxd -r -p | sha256sum
    expect(hashFiles(checkout.directory, ['rtl/a.v'])).toBe(
      'bf5d3affb73efd2ec6c36ad3112dd933efed63c4e1cbffcfa88e2759c144f2d8',
    );
  });

  it('follows links to directories only if told', async () => {
    await using checkout = await TestCheckout.make({ 'rtl/a.v': 'a' });
    symlinkSync('rtl', join(checkout.directory, 'link'));
    expect(hashFiles(checkout.directory, ['link/*.v'])).toBe('');
    const followed = hashFiles(checkout.directory, ['--follow-symbolic-links', 'link/*.v']);
    expect(followed).toBe(digest(checkout.directory, ['rtl/a.v']));
  });
});
