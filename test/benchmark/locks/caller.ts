/**
 * A process of callers of one build, which all want its result: CallOnce, or the lock of worker.ts with "if it is not done,
 * build and say so". Tells when the last of its callers had the result, and what CPU the wait took.
 */
import { access, appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { CallOnce } from '../../../lib/index.js';
import { openLock } from './node-locks.ts';

const [kind = '', directory = '', peers = '', callers = '', seconds = ''] = process.argv.slice(2);
const done = join(directory, 'is-done');
const builds = join(directory, 'builds');

console.log('ready');
await new Promise((resolve) => process.stdin.once('data', resolve));
const cpu = process.cpuUsage();
await Promise.all(Array.from({ length: Number(callers) }, kind === 'CallOnce' ? callOnce : await lockAndBuild()));
const { user, system } = process.cpuUsage(cpu);
console.log(JSON.stringify({ lastAt: Date.now(), cpuSeconds: (user + system) / 1e6 }));
process.exit();

async function build(): Promise<void> {
  await setTimeout(Number(seconds) * 1000);
  await appendFile(builds, `${Date.now()}\n`);
}

async function callOnce(): Promise<void> {
  await new CallOnce({ path: directory, name: 'build', fn: build, holderInfo: false }).ensureDone();
}

async function lockAndBuild(): Promise<() => Promise<void>> {
  const acquire = await openLock(kind, directory, peers);
  return async () => {
    const release = await acquire();
    if (!(await isDone())) {
      await build();
      await writeFile(done, '');
    }
    await release();
  };
}

async function isDone(): Promise<boolean> {
  return await access(done).then(
    () => true,
    () => false,
  );
}
