import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { processEnvironment } from './environment.ts';
import type { StepWork } from './parse.ts';
import { findShell } from './shells.ts';
import type { StepContext } from './step.ts';
import { runStepProcess } from './step-process.ts';
import { evaluateText } from './template.ts';

/** A `run:` step: writes its script and has the shell run it. */
export async function runScript(work: StepWork & { kind: 'run' }, context: StepContext): Promise<number> {
  const { job, env, github, output, cancel } = context;
  const { message, runDefaults } = job;
  const { workspace, temp } = message.directories;
  const scope = job.scope(env, github);
  const script = evaluateText(work.script, scope) ?? '';
  const environment = processEnvironment({
    runner: message.env,
    trackingId: message.trackingId,
    env,
    state: [],
    inputs: [],
    paths: job.paths,
    contexts: job.runnerContexts(github),
  });
  const shell = findShell(evaluateText(work.shell, scope) || runDefaults.shell, environment.PATH ?? '');
  const directory = evaluateText(work.workingDirectory, scope) ?? runDefaults['working-directory'] ?? '.';

  output.log(`##[group]Run ${script.trimStart().split('\n')[0]}`);
  for (const line of script.trimEnd().split('\n')) output.log(`\u001b[36;1m${line}\u001b[0m`);
  output.log(`shell: ${shell.display}`);
  if (env.size > 0) output.log('env:');
  for (const [name, value] of env) output.log(`  ${name}: ${value}`);
  output.log('##[endgroup]');

  const path = join(temp, `${randomUUID()}${shell.extension}`);
  writeFileSync(path, shell.wrap(script));
  const code = await runStepProcess(
    { ...shell.command(path), cwd: resolve(workspace, directory), env: environment },
    { onLine: (line, stream) => output.see(line, stream), cancel, grace: message.grace },
  );
  if (code !== 0) output.error(`Process completed with exit code ${code}.`);
  return code;
}
