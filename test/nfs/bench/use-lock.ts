/**
 * A process in a guest that acquires and releases a lock so often: use-lock.ts KIND PATH COUNT. With COUNT 0 it holds the lock
 * until it is killed, or waits for it.
 */
import { NFSLock } from '../../../lib/index.js';
import { PlainLock } from '../plain-lock.ts';

const [kind, path = '', count = '1'] = process.argv.slice(2);
const lock = kind === 'plain' ? new PlainLock(path, {}) : new NFSLock(path, { holderInfo: kind === 'info' });
if (count === '0') {
  await lock.acquire();
  console.log('held');
  setInterval(() => undefined, 1e6);
} else {
  for (let done = 0; done < Number(count); done += 1) await (await lock.acquire()).release();
  process.exit();
}
