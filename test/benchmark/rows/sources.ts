import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { parseSourceLines } from '../../../src/build/key/sources/source-lines.ts';
import { formatSources } from '../../../src/build/key/sources/source-list.ts';
import { readSources } from '../../../src/build/key/sources/sources.ts';
import { cpuOfTimes } from '../machine.ts';
import { digits, interleave, ratios, spreadOf, withSpread } from '../measure.ts';
import type { Peers } from '../peers.ts';
import { type Cells, cannotRun, type Section } from '../report.ts';

const HEAD = ['20,000 files of 300 MB', 's', 'CPU (s)', '× sha256sum'];
const FILES_A_DIRECTORY = 50;
const MEGABYTES = 300;
const [OURS, SHA256SUM, HASH_FILES] = ['sources', 'sha256sum, as many as processors', 'hashFiles'];

/** How long it takes to hash a large design whose files are in the page cache. */
export function sources(peers: Peers): Section {
  return {
    name: 'sources',
    head: HEAD,
    measure: async ({ directory, isTrial }) => {
      const workspace = join(directory, 'sources');
      makeFiles(workspace, isTrial ? 2_000 : 20_000);
      const threads = availableParallelism();
      const lines = parseSourceLines('rtl/**\n!**/*.md', workspace);
      const places = { workspace, workingDirectory: workspace, env: {} };
      const start = () => new Worker(new URL('../../../src/build/key/sources/hash-worker.ts', import.meta.url));
      const cpu: Record<string, number[]> = {};
      const timed = (name: string, act: () => Promise<number>) => async () => {
        const began = performance.now();
        const seconds = await act();
        cpu[name] = [...(cpu[name] ?? []), seconds];
        return (performance.now() - began) / 1000;
      };
      let [list, theirs] = ['', ''];
      const glob = peers.npm && hashFilesOf(peers.npm);
      const measured = await interleave<string>(isTrial ? 1 : 5, {
        [OURS]: timed(OURS, async () => {
          const before = ownCpuSeconds();
          list = formatSources(await readSources(lines, places, { most: threads, start }));
          return ownCpuSeconds() - before;
        }),
        [SHA256SUM]: timed(SHA256SUM, async () => {
          const script = `find rtl -type f -print0 | xargs -0 -P ${threads} -n 500 sha256sum; times >&2`;
          const options = { cwd: workspace, encoding: 'utf8', maxBuffer: 1e9 } as const;
          const { stdout, stderr } = spawnSync('bash', ['-c', script], options);
          theirs = stdout;
          return cpuOfTimes(stderr);
        }),
        ...(glob && {
          [HASH_FILES]: timed(HASH_FILES, async () => {
            const before = ownCpuSeconds();
            await glob('rtl/**', workspace);
            return ownCpuSeconds() - before;
          }),
        }),
      });
      if (sorted(list) !== sorted(theirs)) throw new Error('sources and sha256sum do not agree');
      return [OURS, SHA256SUM, HASH_FILES].map((name): Cells => {
        const values = measured[name];
        if (values === undefined) return cannotRun(HEAD, name, 'npm packages cannot be had');
        const seconds = spreadOf(cpu[name]?.slice(1) ?? []).median;
        return [
          name,
          withSpread(spreadOf(values)),
          digits(seconds),
          withSpread(ratios(values, measured[SHA256SUM] ?? [])),
        ];
      });
    },
  };
}

function makeFiles(workspace: string, files: number): void {
  const size = Math.round((MEGABYTES * 1e6) / 20_000);
  const content = Buffer.alloc(2 * size);
  for (let index = 0; index < files; index += 1) {
    const unit = Math.floor(index / FILES_A_DIRECTORY);
    const directory = join(workspace, 'rtl', `block${Math.floor(unit / 20)}`, `unit${unit}`);
    if (index % FILES_A_DIRECTORY === 0) mkdirSync(directory, { recursive: true });
    content.write(`// file ${index}\n`);
    writeFileSync(join(directory, `file${index}.sv`), content.subarray(0, (size >> 1) + ((index * 7919) % size)));
  }
}

function hashFilesOf(npm: string): (patterns: string, workspace: string) => Promise<string> {
  const load = createRequire(join(npm, 'package.json'));
  const { hashFiles } = load('@actions/glob') as {
    hashFiles(patterns: string, workspace: string): Promise<string>;
  };
  return async (patterns, workspace) => {
    const [before, write] = [process.cwd(), process.stdout.write];
    // Its patterns are relative to that.
    process.chdir(workspace);
    // It says of each file that it hashes it.
    process.stdout.write = () => true;
    try {
      return await hashFiles(patterns, workspace);
    } finally {
      process.chdir(before);
      process.stdout.write = write;
    }
  };
}

function ownCpuSeconds(): number {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return (userCPUTime + systemCPUTime) / 1e6;
}

function sorted(list: string): string {
  return list.trimEnd().split('\n').sort().join('\n');
}
