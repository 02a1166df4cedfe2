import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROTOCOL = readFileSync(join(ROOT, 'docs/protocol.md'), 'utf8');

/** `hold-1` for "hold 1"; "take over 1 to 3" names three. */
function* anchorsOf(named: string): Generator<string> {
  for (const [, name = '', first, last = first] of named.matchAll(
    /([a-z][a-z ]*?)(?: (\d+)(?: to (\d+))?)?(?:, |$)/g,
  )) {
    const anchor = name.replaceAll(' ', '-');
    if (first === undefined) yield anchor;
    for (let step = Number(first); step <= Number(last); step += 1) yield `${anchor}-${step}`;
  }
}

test('each step that the code names is in docs/protocol.md, and each step there is named by the code', () => {
  const source = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(ROOT, 'src', file), 'utf8'))
    .join('\n');
  const named = [...source.matchAll(/protocol: ([a-z0-9, ]+)/g)].flatMap(([, steps = '']) => [
    ...anchorsOf(steps.trim()),
  ]);
  const anchors = [...PROTOCOL.matchAll(/<a id="([^"]+)">/g)].map(([, anchor]) => anchor);
  expect(anchors.length).toBeGreaterThan(30);
  expect(named.filter((step) => !anchors.includes(step))).toEqual([]);
  // These two are the caller's: it syncs its data, and gives the lock back.
  const isOthers = (anchor: string | undefined) => anchor === 'publish-1' || anchor === 'publish-6';
  expect(anchors.filter((anchor) => !named.includes(anchor ?? '') && !isOthers(anchor))).toEqual([]);
});

test('links within docs/protocol.md lead somewhere', () => {
  const headings = [...PROTOCOL.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^a-z0-9 -]/g, '')
      .replaceAll(' ', '-'),
  );
  const anchors = [...PROTOCOL.matchAll(/<a id="([^"]+)">/g)].map(([, anchor = '']) => anchor);
  const links = [...PROTOCOL.matchAll(/\]\(#([^)]+)\)/g)].map(([, target = '']) => target);
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((target) => !headings.includes(target) && !anchors.includes(target))).toEqual([]);
});
