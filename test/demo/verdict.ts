import { builderName, type LegReport, passedSteps } from './leg-report.ts';

/** Everything that is not as the action promises; nothing if all is well. */
export function problemsOf(legs: readonly LegReport[], executions: number): string[] {
  const problems: string[] = [];
  for (const leg of legs) {
    if (leg.step === 'failed') problems.push(`${leg.name} failed: ${leg.ending}`);
    else if (leg.check.result === 'failed') problems.push(`the check of ${leg.name} failed: ${leg.check.problem}`);
  }
  if (executions !== 1) problems.push(`the build command ran ${executions} times, not once`);
  const steps = passedSteps(legs);
  const builders = steps.filter(({ outcome }) => outcome === 'built').map(({ name }) => name);
  if (builders.length === 0) problems.push('no leg says that it built');
  if (builders.length > 1) problems.push(`${builders.length} legs say that they built: ${builders.join(', ')}`);
  for (const leg of steps) {
    const named = builderName(leg, legs);
    if (builders.length === 1 && named !== builders[0]) problems.push(`${leg.name} says that ${named} built`);
  }
  return problems;
}
