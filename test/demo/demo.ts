/**
 * Eight legs of a matrix on this machine: each runs the committed action as a process of its own, over one directory, on a
 * real design with a real tool, and then uses the result. After that, what a person sees on GitHub when something is
 * built again, fails, or has no licence.
 */

import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { Site } from '../e2e/leg.ts';
import { chooseTool, probeProgram } from './choose-tool.ts';
import { describeCosts, parseTimes } from './costs.ts';
import { hashDesign } from './design.ts';
import { listenForInterruption } from './interruption.ts';
import { type LegReport, passedSteps } from './leg-report.ts';
import { FOLLOWED, runLeg } from './matrix-leg.ts';
import { CPU_TIMES } from './step-inputs.ts';
import { renderTable } from './table.ts';
import { type Phase, renderTimeline } from './timeline.ts';
import { SHARDS } from './tool.ts';
import { problemsOf } from './verdict.ts';
import { showWhatYouSee } from './what-you-see.ts';

const COLOURS = {
  starting: 'gray',
  waiting: 'yellow',
  building: 'red',
  checking: 'green',
  failing: 'magenta',
} as const;
const width = Math.min(process.stdout.columns ?? 120, 120);
const cores = availableParallelism();
const stop = listenForInterruption(process);

{
  const tool = await chooseTool(probeProgram, process.execPath, cores);
  console.log(
    `${SHARDS} legs, one design (SHA-256 in Verilog), one build.\nTool: ${tool.name}\nWhy:  ${tool.why}\n` +
      "A leg that waits shows the build's output (│); on GitHub each does, here the first one.\n",
  );

  // Removed at the end of this block, however it ends.
  await using site = await Site.open();
  const executions = join(site.root, 'executions');
  mkdirSync(executions);
  const begin = performance.now();
  const clockSeconds = () => (performance.now() - begin) / 1000;
  // Each leg that waits shows the output of the build; here the first of them does, for all.
  let follower: string | undefined;
  const print = (leg: string, line: string) => {
    if (line.startsWith(FOLLOWED)) follower ??= leg;
    if (line.startsWith(FOLLOWED) && leg !== follower) return;
    const text = `${clockSeconds().toFixed(1).padStart(5)} s  ${leg}  ${line}`;
    console.log(text.length > width ? `${text.slice(0, width - 3)}...` : text);
  };
  const demo = { site, tool, key: hashDesign(), executions, stop, clockSeconds, print };
  const legs = await Promise.all(Array.from({ length: SHARDS }, (_, shard) => runLeg(demo, shard)));

  const problems = stop.aborted ? [] : report(legs, readdirSync(executions).length);
  if (!stop.aborted && problems.length === 0) problems.push(...(await showWhatYouSee(demo, width)));

  if (stop.aborted) {
    console.log('\nInterrupted: all legs are ended');
    process.exitCode = 130;
  } else {
    const verdict = 'Eight legs, one build; and one build for each change after that.';
    console.log(`\n${problems.length === 0 ? styleText('green', verdict) : styleText('red', problems.join('\n'))}`);
    process.exitCode = problems.length === 0 ? 0 : 1;
  }
}

/** @returns what is not as the action promises */
function report(legs: readonly LegReport[], executions: number): string[] {
  const paint = (phase: Phase, text: string) => styleText(COLOURS[phase], text);
  for (const { name, output } of legs.flatMap(failedOutput)) console.log(`\nAll that ${name} printed:\n${output}`);
  console.log(`\n${renderTable(legs).join('\n')}\n\n${renderTimeline(legs, width, paint).join('\n')}\n`);
  const builder = passedSteps(legs).find(({ outcome }) => outcome === 'built');
  if (builder !== undefined) {
    const cpuSeconds = parseTimes(readFileSync(join(builder.dir, CPU_TIMES), 'utf8'));
    console.log(`${describeCosts(legs, cpuSeconds, cores).join('\n')}\n`);
  }
  return problemsOf(legs, executions);
}

function failedOutput(leg: LegReport): { name: string; output: string }[] {
  if (leg.step === 'failed') return [leg];
  return leg.check.result === 'failed' ? [{ name: `the check of ${leg.name}`, output: leg.check.output }] : [];
}
