import { open, readFile } from 'node:fs/promises';

/** The runner's services and the job's token for them. Only actions get these, whatever `env:` says. */
const FOR_ACTIONS_ALONE = /^ACTIONS_(RUNTIME|CACHE|RESULTS)_/;

/**
 * Removes them from this process's environment, which the build command inherits. The build could still read its parent's
 * /proc/PID/environ, which shows the original memory, so on Linux the values are erased there, too.
 */
export async function forgetActionServices(env: NodeJS.ProcessEnv): Promise<void> {
  const names = Object.keys(env).filter((name) => FOR_ACTIONS_ALONE.test(name));
  // Without a writable /proc, only the environment that children inherit can be cleaned.
  await erase(names).catch(() => undefined);
  for (const name of names) delete env[name];
}

async function erase(names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const handedOver = await readFile('/proc/self/environ', 'latin1');
  await using memory = await open('/proc/self/mem', 'r+');
  let address = await environmentStart();
  for (const entry of handedOver.split('\0')) {
    const value = entry.indexOf('=') + 1;
    if (names.includes(entry.slice(0, value - 1)))
      await memory.write(Buffer.alloc(entry.length - value), 0, entry.length - value, address + value);
    address += entry.length + 1;
  }
}

/** Field 50 of /proc/PID/stat; the name in field 2 may hold spaces and parentheses. */
async function environmentStart(): Promise<number> {
  const stat = await readFile('/proc/self/stat', 'latin1');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[47]);
}
