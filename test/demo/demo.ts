/**
 * Eight legs of a matrix on this machine: each runs the committed action as a process of its own, over one directory, on a
 * real design with a real tool, and then uses the result. After that, what a person sees on GitHub when something is
 * built again, fails, or has no licence.
 */

import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { Site } from '../e2e/leg.ts';
import { CPU_TIMES, type Demo, LEGS, type Report, runLeg } from './legs.ts';
import { describeCosts, problemsOf, renderTable, renderTimeline } from './report.ts';
import { chooseTool, probeProgram } from './tools.ts';
import { showWhatYouSee } from './what-you-see.ts';

const width = Math.min(process.stdout.columns ?? 120, 120);
const cores = availableParallelism();
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interruption.abort());
// Whoever read our output went away, as `head` does.
process.stdout.on('error', () => interruption.abort());

{
  const tool = await chooseTool(probeProgram, cores);
  console.log(
    `${LEGS} legs, one design (SHA-256 in Verilog), one build.\nTool: ${tool.name}\nWhy:  ${tool.why}\n` +
      "A leg that waits shows the build's output (│); on GitHub each does, here the first one.\n",
  );

  // Removed at the end of this block, however it ends.
  await using directory = await mkdtempDisposable(join(tmpdir(), 'build-once-demo-'));
  await using site = new Site(directory.path);
  const executions = join(site.root, 'executions');
  mkdirSync(executions);
  const begin = performance.now();
  const clockSeconds = () => (performance.now() - begin) / 1000;
  const demo: Demo = { site, tool, executions, stop: interruption.signal, clockSeconds };
  // Each leg that waits shows the output of the build; here the first of them does, for all.
  let follower: number | undefined;
  const print = (shard: number, line: string) => {
    if (line.startsWith('│ ')) follower ??= shard;
    if (/^(│ |\S*▾ )/.test(line) && shard !== follower) return;
    const who = line.replaceAll(/ on runner \S+ \(host [^)]*\)/g, '');
    const text = `${clockSeconds().toFixed(1).padStart(5)} s  sim (${shard})  ${who}`;
    console.log(text.length > width ? `${text.slice(0, width - 3)}...` : text);
  };
  const all = Array.from({ length: LEGS }, (_, shard) => runLeg(demo, shard, (line) => print(shard, line)));
  const legs = await Promise.all(all);

  const problems = demo.stop.aborted ? [] : report(legs, readdirSync(executions).length);
  if (problems.length === 0) problems.push(...(await showWhatYouSee(demo, width)));

  if (demo.stop.aborted) {
    console.log('\nInterrupted: all legs are ended');
    process.exitCode = 130;
  } else {
    const verdict = 'Eight legs, one build; and one build for each change after that.';
    console.log(`\n${problems.length === 0 ? styleText('green', verdict) : styleText('red', problems.join('\n'))}`);
    process.exitCode = problems.length === 0 ? 0 : 1;
  }
}

/** @returns what is not as the action promises */
function report(legs: readonly Report[], executions: number): string[] {
  for (const { name, output, code } of legs) if (code !== 0) console.log(`\nAll that ${name} printed:\n${output}`);
  console.log(`\nleg       outcome   built by  waited    check\n${renderTable(legs).join('\n')}`);
  console.log(`\n${renderTimeline(legs, width).join('\n')}\n`);
  const dir = legs.find(({ outputs }) => outputs.outcome === 'built')?.outputs.dir;
  if (dir !== undefined) {
    console.log(`${describeCosts(legs, readFileSync(join(dir, CPU_TIMES), 'utf8'), cores).join('\n')}\n`);
  }
  return problemsOf(legs, executions);
}
