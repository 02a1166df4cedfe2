/*
 * How long it takes to hash a large design, beside sha256sum on as many processors, and what a runner's hashFiles() does:
 *
 *   node test/benchmark/sources.ts [FILES] [MEGABYTES]
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import { parseSourceLines } from '../../src/build/key/sources/source-lines.ts';
import { formatSources } from '../../src/build/key/sources/source-list.ts';
import { readSources } from '../../src/build/key/sources/sources.ts';

const ROUNDS = 5;
const FILES_A_DIRECTORY = 50;

const [files = 20_000, megabytes = 300] = process.argv.slice(2).map(Number);
const workspace = mkdtempSync(join(tmpdir(), 'benchmark-sources-'));
try {
  makeFiles();
  const threads = availableParallelism();
  const lines = parseSourceLines('rtl/**\n!**/*.md', workspace);
  const places = { workspace, workingDirectory: workspace, env: {} };
  const start = () => new Worker(new URL('../../src/build/key/sources/hash-worker.ts', import.meta.url));
  let ours = '';
  const seconds = {
    own: [] as number[],
    other: [] as number[],
    runner: [] as number[],
    ownCpu: [] as number[],
    otherCpu: [] as number[],
    runnerCpu: [] as number[],
  };
  // In turn, so that a busy machine is as busy for both.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [began, cpu] = [performance.now(), ownCpuSeconds()];
    ours = formatSources(await readSources(lines, places, { most: threads, start }));
    const [between, ownCpu] = [performance.now(), ownCpuSeconds() - cpu];
    const theirs = sha256sum(threads);
    const ended = performance.now();
    const [runnerBegan, runnerCpu] = [performance.now(), ownCpuSeconds()];
    await hashAsRunner(join(workspace, 'rtl'));
    const [runnerEnded, runnerCpuEnded] = [performance.now(), ownCpuSeconds()];
    if (sorted(ours) !== sorted(theirs.list)) throw new Error('the two do not agree');
    // The first round fills the page cache.
    if (round === 0) continue;
    seconds.own.push((between - began) / 1000);
    seconds.other.push((ended - between) / 1000);
    seconds.ownCpu.push(ownCpu);
    seconds.runner.push((runnerEnded - runnerBegan) / 1000);
    seconds.runnerCpu.push(runnerCpuEnded - runnerCpu);
    seconds.otherCpu.push(theirs.cpuSeconds);
  }
  const row = (name: string, wall: readonly number[], cpu: readonly number[]) =>
    console.log(`${name.padEnd(10)} ${median(wall).toFixed(2)} s, ${median(cpu).toFixed(2)} s of CPU`);
  console.log(`${files} files, ${megabytes} MB, ${threads} processors, median of ${ROUNDS}`);
  row('sources', seconds.own, seconds.ownCpu);
  row('sha256sum', seconds.other, seconds.otherCpu);
  row('hashFiles', seconds.runner, seconds.runnerCpu);
  console.log(`sources takes ${(median(seconds.own) / median(seconds.other)).toFixed(2)} of sha256sum's time`);
} finally {
  rmSync(workspace, { recursive: true });
}

function makeFiles(): void {
  const size = Math.round((megabytes * 1e6) / files);
  const content = Buffer.alloc(2 * size);
  for (let index = 0; index < files; index += 1) {
    const directory = join(
      workspace,
      'rtl',
      `block${Math.floor(index / FILES_A_DIRECTORY / 20)}`,
      `unit${Math.floor(index / FILES_A_DIRECTORY)}`,
    );
    if (index % FILES_A_DIRECTORY === 0) mkdirSync(directory, { recursive: true });
    content.write(`// file ${index}\n`);
    writeFileSync(join(directory, `file${index}.sv`), content.subarray(0, (size >> 1) + ((index * 7919) % size)));
  }
}

function ownCpuSeconds(): number {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return (userCPUTime + systemCPUTime) / 1e6;
}

function sha256sum(processes: number): { list: string; cpuSeconds: number } {
  const script = `find rtl -type f -print0 | xargs -0 -P ${processes} -n 500 sha256sum; times >&2`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: workspace, encoding: 'utf8', maxBuffer: 1e9 });
  // The second line of `times` is that of all children: 0m1.234s 0m0.567s.
  const [, , user = '', system = ''] = stderr.trim().split(/\s+/);
  return { list: stdout, cpuSeconds: inSeconds(user) + inSeconds(system) };
}

/** As @actions/glob does it for the runner: one file after the other, each looked at, then read as a stream. */
async function hashAsRunner(directory: string): Promise<string> {
  const all = createHash('sha256');
  const open = [directory];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if ((await stat(path)).isDirectory()) {
      const names = await readdir(path);
      open.push(...names.map((name) => join(`${path}`, name)).reverse());
      continue;
    }
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    all.write(hash.digest());
  }
  return all.digest('hex');
}

function inSeconds(time: string): number {
  const [, minutes = '0', seconds = '0'] = /^(\d+)m([\d.]+)s$/.exec(time) ?? [];
  return 60 * Number(minutes) + Number(seconds);
}

function sorted(list: string): string {
  return list.trimEnd().split('\n').sort().join('\n');
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
