import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { interleave, milliseconds, ratios, spreadOf, withSpread } from '../measure.ts';
import type { Peers } from '../peers.ts';
import { type Cells, cannotRun, type Section } from '../report.ts';
import { MAIN, stepEnvironment } from '../steps.ts';

const HEAD = ['process', 'ms from start to end', '× empty node'];
const NCC = join(import.meta.dirname, '../../../node_modules/.bin/ncc');

const OURS = 'build-once, result ready';
const WITH_KEY = 'build-once, result ready, with 200 sources and a fingerprint';
const EMPTY = 'node with an empty file';
const CORE = 'an action on @actions/core that looks for a file';
const SHELL = 'a shell with test -f';

/** A leg that finds its result ready, from the start of its process to its end. */
export function readyLeg(peers: Peers): Section {
  return {
    name: 'ready-leg',
    head: HEAD,
    measure: async ({ directory, isTrial }) => {
      const place = join(directory, 'ready-leg');
      const share = join(place, 'share');
      mkdirSync(share, { recursive: true });
      const marker = join(place, 'marker');
      writeFileSync(marker, '');
      const empty = join(place, 'empty.js');
      writeFileSync(empty, '');
      const leg = (name: string, inputs: Readonly<Record<string, string>>, prepare?: (workspace: string) => void) => {
        const home = join(place, name);
        const env = stepEnvironment(home, { path: share, name, run: 'touch "$BUILD_ONCE_DIR/simv"', ...inputs });
        prepare?.(join(home, 'workspace'));
        return () => run([process.execPath, MAIN], env, join(home, 'workspace'));
      };
      const things: Record<string, () => void> = {
        [EMPTY]: () => run([process.execPath, empty]),
        [SHELL]: () => run(['sh', '-c', 'test -f "$1"', 'sh', marker]),
        [OURS]: leg('plain', {}),
        [WITH_KEY]: leg('keyed', { sources: 'rtl/**', fingerprint: 'bash --version' }, makeSources),
      };
      const core = peers.npm && bundleCoreAction(peers.npm, place);
      if (core) things[CORE] = () => run([process.execPath, core], { ...process.env, INPUT_FILE: marker });
      const measured = await interleave(
        isTrial ? 3 : 40,
        Object.fromEntries(Object.entries(things).map(([name, act]) => [name, async () => await milliseconds(act)])),
      );
      return [EMPTY, OURS, WITH_KEY, CORE, SHELL].map((name): Cells => {
        const values = measured[name];
        if (values === undefined) return cannotRun(HEAD, name, 'npm packages cannot be had');
        return [name, withSpread(spreadOf(values)), withSpread(ratios(values, measured[EMPTY] ?? []))];
      });
    },
  };
}

function run([program = '', ...args]: readonly string[], env = process.env, cwd = process.cwd()): void {
  const { status, stdout, stderr } = spawnSync(program, args, { env, cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stdout}${stderr}`);
}

function makeSources(workspace: string): void {
  mkdirSync(join(workspace, 'rtl'));
  for (let file = 0; file < 200; file += 1)
    writeFileSync(join(workspace, 'rtl', `unit${file}.sv`), `// ${file}\n`.repeat(2000));
}

/** What such an action costs by itself: reads an input, looks, sets an output. */
function bundleCoreAction(npm: string, place: string): string {
  const source = join(npm, 'core-action.js');
  writeFileSync(
    source,
    `import { existsSync } from 'node:fs';
import { getInput, info } from '@actions/core';
info(String(existsSync(getInput('file', { required: true }))));
`,
  );
  const folder = join(place, 'core-action');
  execFileSync(NCC, ['build', source, '--out', folder, '--quiet'], { cwd: npm });
  return join(folder, 'index.js');
}
