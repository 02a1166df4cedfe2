import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeDesign } from '../design.ts';
import { cpuOfTimes, versionOf } from '../machine.ts';
import { digits } from '../measure.ts';
import type { Peers } from '../peers.ts';
import { type Cells, cannotRun, type Section } from '../report.ts';
import { MAIN, stepEnvironment } from '../steps.ts';

const HEAD = [
  'matrix of 8 legs',
  'wall (s)',
  'CPU (s)',
  'on the share (MB)',
  '× wall of build-once',
  '× CPU of build-once',
];
const LEGS = 8;
const BUILD =
  'verilator --cc --exe --build -O3 --output-split 4000 --Mdir "$OUT" -o simv "$DESIGN/top.sv" "$DESIGN/main.cpp" > /dev/null';

interface Way {
  readonly name: string;
  /** Shell commands of one leg, with its number in $LEG; $SHARE is shared, $HOME its own. */
  readonly leg: string;
  /** What runs before the legs begin. */
  readonly before?: string;
  /** Starts the legs one after the other: what is to happen once would happen in all at the same time otherwise. */
  readonly env?: NodeJS.ProcessEnv;
}

/** A Verilator build that all legs need, in each of the usual ways. */
export function matrix(peers: Peers): Section {
  return {
    name: 'matrix',
    head: HEAD,
    measure: async ({ directory, designUnits }) => {
      if (versionOf('verilator') === undefined) return [cannotRun(HEAD, 'all of it', 'Verilator is not installed')];
      const place = join(directory, 'matrix');
      const design = join(place, 'design');
      makeDesign(design, designUnits);
      const ccache = peers.programs.ccache;
      const ways: Way[] = [
        { name: 'build-once', leg: '"$NODE" "$MAIN" && "$SHARE"/owner/repo/build-*/1-*/simv' },
        {
          name: 'a build job, tar to the share, legs that unpack it',
          before: `OUT="$HOME/out"; ${BUILD} && tar -C "$OUT" -czf "$SHARE/artifact.tar.gz" .`,
          leg: 'mkdir "$HOME/out" && tar -C "$HOME/out" -xzf "$SHARE/artifact.tar.gz" && "$HOME/out/simv"',
        },
        { name: 'every leg builds', leg: `OUT="$HOME/out"; ${BUILD} && "$OUT/simv"` },
        ...(ccache === undefined
          ? []
          : [
              {
                name: 'every leg builds, with ccache on the share',
                leg: `OUT="$HOME/out"; ${BUILD} && "$OUT/simv"`,
                env: {
                  OBJCACHE: ccache.path,
                  CCACHE_NOHASHDIR: '1',
                  ...(ccache.libraries ? { LD_LIBRARY_PATH: ccache.libraries } : {}),
                },
              },
            ]),
      ];
      const measured = [];
      for (const [index, way] of ways.entries()) measured.push(await runWay(way, join(place, `${index}`), design));
      const [ours] = measured;
      const lines = measured.map(
        ({ name, wall, cpu, megabytes }): Cells => [
          name,
          digits(wall),
          digits(cpu),
          digits(megabytes),
          digits(wall / (ours?.wall ?? Number.NaN)),
          digits(cpu / (ours?.cpu ?? Number.NaN)),
        ],
      );
      return ccache === undefined
        ? [...lines, cannotRun(HEAD, 'with ccache on the share', 'ccache cannot be had')]
        : lines;
    },
  };
}

async function runWay({ name, leg, before, env = {} }: Way, place: string, design: string) {
  const share = join(place, 'share');
  mkdirSync(share, { recursive: true });
  const run = `OUT="$BUILD_ONCE_DIR"; ${BUILD}`;
  const environment = (number: number) => ({
    ...stepEnvironment(join(place, `${number}`), { path: share, run }),
    LEG: `${number}`,
    SHARE: share,
    DESIGN: design,
    NODE: process.execPath,
    MAIN,
    CCACHE_DIR: join(share, 'ccache'),
    ...env,
  });
  const began = performance.now();
  let cpu = 0;
  if (before !== undefined)
    cpu += cpuOf(
      spawnSync('bash', ['-c', `${before}; code=$?; times >&2; exit $code`], {
        env: environment(LEGS),
        encoding: 'utf8',
      }),
    );
  const legs = Array.from({ length: LEGS }, (_, number) =>
    spawn('bash', ['-c', `{ ${leg}; } > /dev/null; code=$?; times >&2; exit $code`], {
      env: environment(number),
      stdio: ['ignore', 'ignore', 'pipe'],
    }),
  );
  for (const each of await Promise.all(legs.map(endOf))) cpu += cpuOf(each);
  return { name, wall: (performance.now() - began) / 1000, cpu, megabytes: bytesBelow(share) / 1e6 };
}

interface End {
  readonly status: number | null;
  readonly stderr: string;
}

async function endOf(child: ChildProcess): Promise<End> {
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  return await new Promise((resolve) => child.once('close', (status) => resolve({ status, stderr })));
}

function cpuOf({ status, stderr }: End): number {
  if (status !== 0) throw new Error(`a leg ended with ${status}: ${stderr}`);
  return cpuOfTimes(stderr);
}

function bytesBelow(directory: string): number {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
