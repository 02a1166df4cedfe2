import type { Outputs } from '../../build/result/report.ts';
import type { MovedCommands } from '../../build/result/result.ts';
import type { Environment } from '../../command/environment.ts';
import type { StepConsole } from '../console/step-console.ts';
import { addLines, addPairs, canBeSet, isReserved } from './runner-files.ts';

/**
 * Sets our own outputs, then applies what the build command wrote to its files. Our names win; names that the runner
 * reserves are skipped.
 */
export function setOutputs(
  env: Environment,
  { warning }: Pick<StepConsole, 'warning'>,
  outputs: Outputs,
  { commands, temporary }: MovedCommands,
): void {
  addPairs(
    env,
    'GITHUB_OUTPUT',
    Object.entries(outputs).map(([name, text]) => [name, `${text}`]),
  );
  if (temporary.length > 0) warning(describeTemporary(temporary, outputs));
  const isOurs = (name: string) => Object.hasOwn(outputs, name);
  const added = commands.outputs.filter(([name]) => canBeSet(name) && !isOurs(name));
  addPairs(env, 'GITHUB_OUTPUT', added);
  addPairs(
    env,
    'GITHUB_ENV',
    commands.env.filter(([name]) => canBeSet(name) && !isReserved(name)),
  );
  addLines(env, 'GITHUB_PATH', commands.paths);
  const reserved = commands.env.map(([name]) => name).filter(isReserved);
  if (reserved.length > 0)
    warning(`the build set ${reserved.join(', ')} by GITHUB_ENV: ignored, for the runner keeps these names to itself`);
  if (outputs.outcome === 'built')
    for (const [name] of commands.outputs.filter(([name]) => isOurs(name)))
      warning(`the build's output '${name}' is ignored, for build-once has one of that name; choose another`);
}

function describeTemporary(names: readonly string[], { outcome }: Outputs): string {
  const [whose, end] =
    outcome === 'built'
      ? ['RUNNER_TEMP', 'which no other leg has: there it names RUNNER_TEMP of that leg, where nothing was built']
      : [
          "the builder's RUNNER_TEMP",
          "which this job does not have: it names this job's own now, where nothing was built",
        ];
  return `${names.join(', ')}: names a place below ${whose}, ${end}. Let the build write it to BUILD_ONCE_DIR instead`;
}
