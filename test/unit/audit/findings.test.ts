import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { suggestSources } from '../../../src/build/audit/findings.ts';
import { findSources } from '../../../src/build/key/sources/find-sources.ts';
import { parseSourceLines } from '../../../src/build/key/sources/source-lines.ts';

const NAMES = [
  'plain',
  'top[0]',
  '[0]',
  '{a,b}',
  'a{b',
  'a\\{b,c}',
  '*',
  '**',
  'a?',
  'a\\b',
  'a\\',
  '!a',
  '#a',
  '-f a',
  '+a',
  ' a',
  'a ',
  '[a] ',
  '\u00A0',
];

test.each(NAMES)('the line that is suggested for %j covers it, and nothing else', async (name) => {
  const workspace = mkdtempSync(join(tmpdir(), 'findings-'));
  const files = [`${name}/a.sv`, `${name}/b.sv`, `one/${name}`, name === 'plain' ? 'x' : `rtl/${name}/${name}`];
  for (const file of [...files, 'other/a.sv', 'a/a.sv', 'a/b.sv', 'top0/a.sv', '0/a.sv']) {
    mkdirSync(dirname(join(workspace, file)), { recursive: true });
    writeFileSync(join(workspace, file), '');
  }
  try {
    const lines = suggestSources(files);
    expect(lines).toHaveLength(3);
    const places = { workspace, workingDirectory: workspace, env: {} };
    // Each by itself: a line that finds nothing is an error.
    const found = await findSources(parseSourceLines(lines.join('\n'), workspace), places);
    expect(found.map(({ path }) => path).sort()).toEqual([...files].sort());
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
});
