import { execSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { until } from '../support/until.ts';
import type { Site } from './leg.ts';
import { test } from './test.ts';

/** A build that says something, waits for a file of that name, and goes on. */
const waitFor = (site: Site, name: string) => `until [ -e "${join(site.root, name)}" ]; do sleep 0.05; done`;
const touch = (site: Site, name: string) => writeFileSync(join(site.root, name), '');

test('matchers are on in the leg that builds alone, and off again afterwards; paths lead into the checkout', async ({
  site,
}) => {
  const run = `printf '\\033[31m%%Error: %s/rtl/top.v:3:7: oops\\033[0m\\n' "$GITHUB_WORKSPACE"; ${waitFor(site, 'go')}`;
  const builder = site.start({ run });
  mkdirSync(join(builder.home, 'workspace/rtl'), { recursive: true });
  writeFileSync(join(builder.home, 'workspace/rtl/top.v'), '');
  await until('the build to run', () => builder.output.includes('Building'));
  const waiter = site.start({ run });
  await until('the other to wait', () => waiter.output.includes('Waiting for'));
  touch(site, 'go');
  const { output, outputs } = await builder.ended;
  const added = [...output.matchAll(/^::add-matcher::(.*)$/gm)].map(([, path = '']) => path);
  expect(added.length).toBeGreaterThan(10);
  for (const path of added) expect(JSON.parse(readFileSync(path, 'utf8'))).toHaveProperty('problemMatcher');
  const [on, off] = [output.lastIndexOf('::add-matcher::'), output.indexOf('::remove-matcher owner=')];
  expect(output.slice(on, off)).toContain('\n%Error: rtl/top.v:3:7: oops\n');
  expect((await waiter.ended).output).not.toContain('::add-matcher::');
  expect(readFileSync(outputs.log ?? '', 'utf8')).toContain('\u001b[31m%Error: ');
});

test.for([
  { name: 'in a working tree of git', setUp: 'git init -q . && git add .' },
  { name: 'without git', setUp: 'true' },
])(
  'errors in copies of the sources, and those that a logger prints, are annotated at the sources: $name',
  async ({ setUp }, { site }) => {
    const workspace = join(site.root, 'checkout');
    for (const file of ['rtl/arbiter.vhd', 'ip/ram/rtl/axil_ram.v', 'a/same.sv', 'b/same.sv']) {
      mkdirSync(join(workspace, file, '..'), { recursive: true });
      writeFileSync(join(workspace, file), file);
    }
    execSync(setUp, { cwd: workspace });
    const run = `mkdir "$BUILD_ONCE_DIR/src"; cp rtl/arbiter.vhd "$BUILD_ONCE_DIR/src"; cd "$BUILD_ONCE_DIR"
    echo 'src/arbiter.vhd:12:7: no declaration for "grnt"'
    echo "     0.00ns ERROR    cocotb      $GITHUB_WORKSPACE/ip/ram/rtl/axil_ram.v:75: syntax error"
    echo 'ERROR: src/ram_1.0/rtl/axil_ram.v:2: syntax error'
    echo 'src/same.sv:3: error: in one of two'; exit 1`;
    const { output } = await site.start({ run }, { GITHUB_WORKSPACE: workspace }).ended;
    const lines = output.split('\n');
    expect(lines).toContain('rtl/arbiter.vhd:12:7: no declaration for "grnt"');
    expect(lines).toContain('     0.00ns ERROR    cocotb      ip/ram/rtl/axil_ram.v:75: syntax error');
    expect(lines).toContain('ERROR: ip/ram/rtl/axil_ram.v:2: syntax error');
    expect(lines).toContain('src/same.sv:3: error: in one of two');
    expect(lines).toContain(`::add-matcher::${join(import.meta.dirname, '../../matchers/logged.json')}`);
  },
);

test('a path in the output that no file can have does no harm', async ({ site }) => {
  const { code, output } = await site.start({ run: `printf '%0300d.sv:3: error: x\\na\\0b.sv:3: error: y\\n' 0` })
    .ended;
  expect(code, output).toBe(0);
});

test('with annotate: false the output is left as it is', async ({ site }) => {
  const { output } = await site.start({ run: `printf '\\033[31mred\\033[0m\\n'`, annotate: 'false' }).ended;
  expect(output).toContain('\u001b[31mred\u001b[0m');
  expect(output).not.toContain('::add-matcher::');
});
