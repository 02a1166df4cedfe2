/**
 * A process that guards calls with the library, led by lines on its standard input:
 *
 *     node pytest-cocotb-caller.ts SHARE stepped|free
 *
 * It hears the name of a call, and `succeed` or a failure's message when it is the one that makes it. It says `calling`
 * then, and `value JSON` or `error JSON` in the end. Stepped, it says `waiting` before each further look and hears a line
 * before it goes on, so that no test depends on who looks when.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CallOnce as CallOnceClass } from '../../src/index.ts';

const { CallOnce } = (await import(new URL('../../lib/index.js', import.meta.url).href)) as {
  CallOnce: typeof CallOnceClass;
};
const [share = '', pace] = process.argv.slice(2);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

async function hear(): Promise<string> {
  const { value } = await lines.next();
  return value ?? process.exit();
}

console.log('ready');
for (;;) {
  const name = await hear();
  const guard = new CallOnce<string>({
    path: share,
    name,
    // Of a holder that is found dead in a test, its process has told.
    lease: 3600,
    staleTimeout: 3600,
    pollInterval: 0.005,
    acceptEmptyDone: true,
    fn: async () => {
      appendFileSync(join(share, `${name}.calls`), `node ${process.pid}\n`);
      console.log('calling');
      const end = await hear();
      if (end !== 'succeed') throw new Error(end);
      return `of node ${process.pid}`;
    },
    onWaiting: async () => {
      if (pace !== 'stepped') return;
      console.log('waiting');
      await hear();
    },
  });
  try {
    console.log(`value ${JSON.stringify(await guard.ensureDone())}`);
  } catch (error) {
    console.log(`error ${JSON.stringify(error instanceof Error ? [error.name, error.message] : `${error}`)}`);
  }
}
