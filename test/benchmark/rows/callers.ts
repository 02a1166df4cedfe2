import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { cpuOver } from '../machine.ts';
import { digits } from '../measure.ts';
import type { Peers } from '../peers.ts';
import { type Cells, cannotRun, type Section } from '../report.ts';
import { startLeg } from '../steps.ts';

const HEAD = [
  'callers',
  'by',
  'build (s)',
  'builds',
  'last caller away after the build (s)',
  'CPU of a waiter (% of a core)',
];
const PROCESSES = 4;
const CALLER = join(import.meta.dirname, '../locks/caller.ts');

/** Many callers of one build that takes long and no CPU: what is counted is what waiting takes. */
export function callers(peers: Peers): Section {
  return {
    name: 'callers',
    head: HEAD,
    measure: async ({ directory, isTrial }) => {
      const short = isTrial ? 1 : 3;
      const lines: Cells[] = [];
      const place = () => {
        const made = join(directory, `callers-${lines.length}`);
        mkdirSync(made);
        return made;
      };
      for (const count of [8, 64, 256]) lines.push(await inProcesses('CallOnce', place(), '', count, short));
      lines.push(await inProcesses('CallOnce', place(), '', 256, isTrial ? 2 : 20));
      for (const kind of ['proper-lockfile', 'lockfile']) {
        for (const count of [8, 64, 256]) {
          if (peers.npm !== undefined) lines.push(await inProcesses(kind, place(), peers.npm, count, short));
          else if (count === 8) lines.push(cannotRun(HEAD, kind, 'npm packages cannot be had'));
        }
      }
      const flock = peers.programs.flock?.path;
      if (flock === undefined) lines.push(cannotRun(HEAD, 'flock', 'it is not installed'));
      else for (const count of [8, 64, 256]) lines.push(await byFlock(flock, place(), count, short));
      for (const count of [8, 64]) lines.push(await asLegs(place(), count, isTrial ? 3 : 8));
      return lines;
    },
  };
}

async function inProcesses(kind: string, place: string, peers: string, count: number, seconds: number): Promise<Cells> {
  const args = [CALLER, kind, place, peers, `${count / PROCESSES}`, `${seconds}`];
  const processes = Array.from({ length: PROCESSES }, () =>
    spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  const answers = processes.map(({ stdout }) => createInterface({ input: stdout })[Symbol.asyncIterator]());
  for (const answer of answers) await answer.next();
  const began = performance.now();
  for (const { stdin } of processes) stdin.end('go\n');
  const ends = await Promise.all(
    answers.map(
      async (answer) => JSON.parse((await answer.next()).value ?? '') as { lastAt: number; cpuSeconds: number },
    ),
  );
  const waited = (performance.now() - began) / 1000;
  const builds = readFileSync(join(place, 'builds'), 'utf8').trim().split('\n').map(Number);
  const last = (Math.max(...ends.map(({ lastAt }) => lastAt)) - Math.max(...builds)) / 1000;
  const cpu = ends.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0) / count / waited;
  return [
    `${count}`,
    `${kind}, in ${PROCESSES} processes`,
    `${seconds}`,
    `${builds.length}`,
    digits(last),
    digits(cpu * 100),
  ];
}

/** As shells do it, each with a flock of its own. */
async function byFlock(flock: string, place: string, count: number, seconds: number): Promise<Cells> {
  const script = `[ -e done ] || { sleep ${seconds}; date +%s%3N >> builds; touch done; }`;
  const shells = Array.from({ length: count }, () =>
    spawn(flock, ['lock', 'sh', '-c', script], { cwd: place, stdio: 'ignore' }),
  );
  const ended = Promise.all(shells.map((shell) => new Promise((resolve) => shell.once('close', resolve))));
  await setTimeout((seconds * 1000) / 2);
  const cpu = await cpuOfEach(shells, (seconds * 1000) / 4);
  await ended;
  const builds = readFileSync(join(place, 'builds'), 'utf8').trim().split('\n').map(Number);
  const last = (Date.now() - Math.max(...builds)) / 1000;
  return [`${count}`, 'flock, a process each', `${seconds}`, `${builds.length}`, digits(last), digits(cpu * 100)];
}

/** Whole steps, a process each. What their start takes is not counted as waiting. */
async function asLegs(place: string, count: number, seconds: number): Promise<Cells> {
  const share = join(place, 'share');
  mkdirSync(share);
  const run = `sleep ${seconds}; date +%s%3N >> '${place}/builds'; touch "$BUILD_ONCE_DIR/simv"`;
  const legs = Array.from({ length: count }, (_, number) => startLeg(join(place, `${number}`), { path: share, run }));
  const ended = Promise.all(legs.map((leg) => leg.ended));
  await setTimeout(seconds * 600);
  const cpu = await cpuOfEach(
    legs.map((leg) => leg.process),
    seconds * 300,
  );
  await ended;
  const last = (Date.now() - Number(readFileSync(join(place, 'builds'), 'utf8'))) / 1000;
  const builds = readdirSync(join(share, 'owner', 'repo')).length;
  return [`${count}`, 'legs, a process each', `${seconds}`, `${builds}`, digits(last), digits(cpu * 100)];
}

/** Of one process on average, as a part of a core. */
async function cpuOfEach(processes: readonly ChildProcess[], milliseconds: number): Promise<number> {
  const pids = processes.map(({ pid }) => pid);
  return (await cpuOver(pids, milliseconds)) / pids.length / (milliseconds / 1000);
}
