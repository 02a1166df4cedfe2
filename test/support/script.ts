import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A script in a process of its own, which is gone at the end of the scope. */
export class RunningScript implements AsyncDisposable {
  readonly process: ChildProcess;

  constructor(script: string, ...args: readonly string[]) {
    this.process = spawn(process.execPath, ['--input-type=module', '-e', script, ...args], { stdio: 'ignore' });
  }

  get isRunning(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.isRunning) return;
    this.process.kill('SIGKILL');
    await once(this.process, 'close');
  }
}
