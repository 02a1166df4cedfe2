import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAIN, STEP_FILES, stepEnv } from '../e2e/leg.ts';

export { MAIN } from '../e2e/leg.ts';

export type Inputs = Readonly<Record<string, string>>;

/** The environment that a runner gives to a step, with a home of its own. */
export function stepEnvironment(home: string, inputs: Inputs): NodeJS.ProcessEnv {
  for (const name of ['workspace', 'temp']) mkdirSync(join(home, name), { recursive: true });
  for (const name of STEP_FILES) writeFileSync(join(home, name), '');
  return { PATH: process.env.PATH, HOME: home, ...stepEnv(home, inputs) };
}

/** A leg, as a process; `ended` gives the time of its end, and fails if it did not end well. */
export function startLeg(
  home: string,
  inputs: Inputs,
): { readonly process: ChildProcess; readonly ended: Promise<number> } {
  const env = stepEnvironment(home, inputs);
  const child = spawn(process.execPath, [MAIN], {
    cwd: join(home, 'workspace'),
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8');
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('close', (code, signal) => {
      if (code === 0 || signal === 'SIGKILL') resolve(performance.now());
      else reject(new Error(`a leg ended with ${code ?? signal}: ${output}`));
    });
  });
  return { process: child, ended };
}
