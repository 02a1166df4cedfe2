import { type LegReport, passedSteps } from './leg-report.ts';

/** The processor seconds in the output of the shell's `times`: the shell's own, then its children's. */
export function parseTimes(text: string): number {
  const seconds = [...text.matchAll(/(\d+)m(\d+(?:\.\d+)?)s/g)].map(([, m, s]) => Number(m) * 60 + Number(s));
  return seconds.reduce((sum, part) => sum + part, 0);
}

/** What was measured, and what follows from it for builds that each leg makes for itself. */
export function describeCosts(legs: readonly LegReport[], buildCpuSeconds: number, cores: number): string[] {
  const steps = passedSteps(legs);
  const builder = steps.find(({ outcome }) => outcome === 'built');
  if (builder === undefined) return [];
  const count = legs.length;
  const waited = steps.reduce((sum, { waitSeconds }) => sum + waitSeconds, 0);
  const all = Math.max(...steps.map(({ checkEndSeconds }) => checkEndSeconds));
  const separate = count * Number(buildCpuSeconds.toFixed(1));
  const s = (seconds: number) => `${seconds.toFixed(1)} s`;
  return [
    `measured   one build: ${s(buildCpuSeconds)} of processor time (the shell's \`times\`),`,
    `           ${s(builder.buildSeconds)} by the clock (build-seconds)`,
    `           waiting: ${s(waited)} by the clock, all legs together (wait-seconds)`,
    `           everything, from the first start to the last check: ${s(all)} by the clock`,
    `computed   ${count} separate builds: ${count} x ${s(buildCpuSeconds)} = ${s(separate)} of processor time,`,
    `           so at least ${s(separate / cores)} by the clock on the ${cores} cores of this machine`,
  ];
}
