import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { processEnvironment } from './environment.ts';
import type { StepContext } from './step.ts';
import { runStepProcess } from './step-process.ts';

/** Inputs of actions/checkout that would bring something else than the commit of the run. */
const UNSUPPORTED = ['repository', 'ref', 'submodules', 'lfs', 'sparse-checkout', 'ssh-key'];

/** Stands for actions/checkout: a clone of its own for the job, with times of now, as a real one has. */
export async function checkOut(inputs: Readonly<Record<string, string>>, context: StepContext): Promise<number> {
  const { job, env, github, output, cancel } = context;
  const { message, checkout } = job;
  const unsupported = UNSUPPORTED.find((name) => !['', 'false'].includes(inputs[name] ?? ''));
  if (unsupported !== undefined) throw new Error(`actions/checkout: the input '${unsupported}' is not done here`);
  const place = resolve(message.directories.workspace, inputs.path ?? '.');
  mkdirSync(place, { recursive: true });
  for (const name of readdirSync(place)) rmSync(resolve(place, name), { recursive: true, force: true });
  const url = `${checkout.serverUrl}/${checkout.repository}`;
  output.log(`Syncing repository: ${checkout.repository}`);
  const commands = [
    ['clone', '--quiet', message.remote, place],
    ['-C', place, 'remote', 'set-url', 'origin', url],
    ['-C', place, 'checkout', '--quiet', '--detach', `${message.contexts.github.sha}`],
  ];
  for (const args of commands) {
    const code = await runStepProcess(
      {
        program: 'git',
        args,
        cwd: message.directories.workspace,
        env: processEnvironment({
          runner: message.env,
          trackingId: message.trackingId,
          env,
          state: [],
          inputs: [],
          paths: job.paths,
          contexts: job.runnerContexts(github),
        }),
      },
      { onLine: (line, stream) => output.see(line, stream), cancel, grace: message.grace },
    );
    if (code !== 0) {
      output.error(`The process 'git' failed with exit code ${code}`);
      return code;
    }
  }
  return 0;
}
