import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/** From the bottom up; a room may use those below it, never those above. Rooms of one height do not use each other. */
const HEIGHTS: Readonly<Record<string, number>> = {
  'shared-dir': 0,
  'nfs-lock': 1,
  'call-once': 2,
  build: 2,
  action: 3,
  '.': 4,
};

function room(file: string): string {
  return posix.dirname(file).split('/')[0] ?? '.';
}

const imports = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    [...readFileSync(join(SRC, file), 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, to = '']) => ({
      file,
      to: posix.join(posix.dirname(file), to),
    })),
  );

test('no room imports one above it, or beside it', () => {
  expect(imports.length).toBeGreaterThan(50);
  const wrong = imports.filter(({ file, to }) => {
    const [from, target] = [HEIGHTS[room(file)] ?? -1, HEIGHTS[room(to)] ?? 99];
    return room(file) !== room(to) && target >= from;
  });
  expect(wrong).toEqual([]);
});

test('only shared-dir, and what works on this machine alone, touches a file system', () => {
  const mayTouch =
    /^(shared-dir|build\/script|nfs-lock\/process-identity|action\/(file-commands|job|step|problem-matchers|annotations)\.)/;
  const touching = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && /from 'node:fs/.test(readFileSync(join(SRC, file), 'utf8')),
  );
  expect(touching.filter((file) => !mayTouch.test(file))).toEqual([]);
});
