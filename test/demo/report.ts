import { styleText } from 'node:util';
import { LEGS, type Report } from './legs.ts';

const MARKS = {
  starting: ['.', 'gray'],
  waiting: ['~', 'yellow'],
  building: ['#', 'red'],
  checking: ['=', 'green'],
} as const;

const seconds = (text: string | undefined) => Number(text ?? 0);
const s = (value: number) => `${value.toFixed(1)} s`;

/** A row a leg: what it did, by its own word, and whether what it got computes what it should. */
export function renderTable(legs: readonly Report[]): string[] {
  return legs.map(({ name, outputs, problem }) => {
    const builtBy = /job (sim \(\d+\))/.exec(outputs.builder ?? '')?.[1] ?? '';
    const cells = [name, outputs.outcome ?? 'failed', builtBy, s(seconds(outputs['wait-seconds']))];
    return `${cells.map((cell) => cell.padEnd(10)).join('')}${problem === undefined ? 'passed' : 'FAILED'}`;
  });
}

/** A row a leg over the wall clock. The action tells how long it waited and built; what came before that was its start. */
export function renderTimeline(legs: readonly Report[], width: number): string[] {
  const columns = width - 10;
  const end = Math.max(...legs.map(({ checkEndSeconds }) => checkEndSeconds));
  const rows = legs.map(({ name, outputs, startSeconds, stepEndSeconds, checkEndSeconds }) => {
    const built = outputs.outcome === 'built' ? seconds(outputs['build-seconds']) : 0;
    const ends = {
      starting: stepEndSeconds - built - seconds(outputs['wait-seconds']),
      waiting: stepEndSeconds - built,
      building: stepEndSeconds,
      checking: checkEndSeconds,
    };
    let drawn = Math.round((startSeconds / end) * columns);
    let row = name.padEnd(10) + ' '.repeat(drawn);
    for (const [phase, [mark, colour]] of Object.entries(MARKS)) {
      const upTo = Math.max(drawn, Math.round((ends[phase as keyof typeof MARKS] / end) * columns));
      row += styleText(colour, mark.repeat(upTo - drawn));
      drawn = upTo;
    }
    return row;
  });
  const legend = Object.entries(MARKS).map(([phase, [mark, colour]]) => `${styleText(colour, mark)} ${phase}`);
  return [
    ...rows,
    `${' '.repeat(10)}${'0 s'.padEnd(columns - s(end).length)}${s(end)}`,
    `${' '.repeat(10)}${legend.join('   ')}`,
  ];
}

/** What was measured, and what follows from it for builds that each leg makes for itself. @param times the shell's `times` */
export function describeCosts(legs: readonly Report[], times: string, cores: number): string[] {
  const parts = [...times.matchAll(/(\d+)m(\d+(?:\.\d+)?)s/g)].map(([, m, rest]) => seconds(m) * 60 + seconds(rest));
  const cpu = parts.reduce((sum, part) => sum + part, 0);
  const waited = legs.reduce((sum, { outputs }) => sum + seconds(outputs['wait-seconds']), 0);
  const all = Math.max(...legs.map(({ checkEndSeconds }) => checkEndSeconds));
  return [
    `measured   one build: ${s(cpu)} of processor time (the shell's \`times\`), ${legs[0]?.outputs['build-seconds']} s by the clock`,
    `           waiting: ${s(waited)} by the clock, all legs together; everything, up to the last check: ${s(all)}`,
    `computed   ${LEGS} separate builds: ${LEGS} x ${s(cpu)} = ${s(LEGS * cpu)} of processor time,`,
    `           so at least ${s((LEGS * cpu) / cores)} by the clock on the ${cores} cores of this machine`,
  ];
}

/** Everything that is not as the action promises; nothing if all is well. */
export function problemsOf(legs: readonly Report[], executions: number): string[] {
  const problems = legs.flatMap(({ name, problem }) => (problem === undefined ? [] : [`${name}: ${problem}`]));
  if (executions !== 1) problems.push(`the build command ran ${executions} times, not once`);
  const builders = legs.filter(({ outputs }) => outputs.outcome === 'built');
  if (builders.length !== 1) problems.push(`${builders.length} legs say that they built`);
  for (const { name, outputs } of legs) {
    if (!outputs.builder?.includes(`job ${builders[0]?.name} `))
      problems.push(`${name} names as builder ${outputs.builder}`);
  }
  return problems;
}
