import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const document = readFileSync(join(ROOT, 'docs/protocol.md'), 'utf8');

/** `acquire 3`, `take over 1`, `leftovers`: the places in docs/protocol.md that the code may name. */
const steps = [...document.matchAll(/<a id="([a-z-]+?)(?:-(\d+))?">/g)].map(([, name = '', number]) =>
  [name.replaceAll('-', ' '), number].filter((part) => part !== undefined).join(' '),
);

/** What the code names: `(protocol: end 1, end 2)`, `(protocol: take over 1 to 3)`. */
const named = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const text = readFileSync(join(ROOT, 'src', file), 'utf8').replaceAll(/\n\s*(\*|\/\/) /g, ' ');
    return [...text.matchAll(/protocol: ((?:[a-z]+ ?)+(?:\d+(?: to \d+)?)?(?:, [a-z ]+\d+)*)/g)].flatMap(
      ([, list = '']) => list.split(', ').flatMap(range),
    );
  });

function range(text: string): string[] {
  const [, name = '', from, to] = /^([a-z ]+?) ?(\d+)?(?: to (\d+))?$/.exec(text) ?? [];
  if (from === undefined) return [name];
  const last = Number(to ?? from);
  return Array.from({ length: last - Number(from) + 1 }, (_, i) => `${name} ${Number(from) + i}`);
}

test('what the code names is a step of docs/protocol.md', () => {
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((step) => !steps.includes(step))).toEqual([]);
});

test('each step of docs/protocol.md is named by the code that takes it', () => {
  expect(steps.filter((step) => !named.includes(step))).toEqual([]);
});

test('each link to a step of docs/protocol.md leads there', () => {
  const links = [...document.matchAll(/\]\(#([a-z-]+-\d+)\)/g)].map(([, id]) => id);
  expect(links.filter((id) => !document.includes(`<a id="${id}">`))).toEqual([]);
});
