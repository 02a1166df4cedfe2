/**
 * One side of a test of how soon a marker is seen: `node watcher.ts publish|watch DIR ROUNDS WATCHING-HOST…`.
 *
 * Both sides say where they are by directories with names of their own, whose making and finding the server decides; a
 * watcher has looked for the marker before, so its client holds the listing without it. It prints for each round how
 * many of its looks that began after the publication missed the marker, plus the one that saw it.
 */
import { existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { nodeSharedDir } from '../../src/shared-dir/node-shared-dir.ts';
import { publish } from '../../src/shared-dir/publish.ts';

const [role, share = '', rounds = '0', ...watchers] = process.argv.slice(2);
const markers = join(share, 'markers');

/**
 * Whether somebody has made this directory: mkdir of the exact name is answered by the server, whatever a client has
 * cached. Each sign has one maker and one asker, so a directory that was not there is the asker's own and goes again.
 */
function isThere(path: string): boolean {
  try {
    mkdirSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return true;
    throw error;
  }
  rmdirSync(path);
  return false;
}

async function untilThere(path: string): Promise<void> {
  while (!isThere(path)) await setTimeout(5);
}

/** The asker may be at the name in this very moment. */
async function sign(path: string): Promise<void> {
  for (;;) {
    try {
      mkdirSync(path);
      return;
    } catch {
      await setTimeout(1);
    }
  }
}

const looks: number[] = [];
for (let round = 0; round < Number(rounds); round += 1) {
  const name = `round-${round}.done`;
  const ready = (watcher: string) => join(share, 'signs', `ready-${watcher}-${round}`);
  const published = (watcher: string) => join(share, 'signs', `published-${watcher}-${round}`);
  if (role === 'publish') {
    for (const watcher of watchers) await untilThere(ready(watcher));
    const paths = {
      dir: markers,
      marker: join(markers, name),
      draft: join(markers, `draft-${round}`),
      scratch: join(markers, `scratch-${round}`),
    };
    await publish(nodeSharedDir, paths, `round ${round}`);
    for (const watcher of watchers) await sign(published(watcher));
  } else {
    // A look by name as well, for the stale negative entry that it leaves behind.
    existsSync(join(markers, name));
    await nodeSharedDir.list(markers);
    await sign(ready(hostname()));
    while (!isThere(published(hostname()))) {
      await nodeSharedDir.list(markers);
      existsSync(join(markers, name));
    }
    let count = 1;
    while (!(await nodeSharedDir.list(markers))?.includes(name)) {
      count += 1;
      await setTimeout(5);
    }
    looks.push(count);
  }
}
console.log(JSON.stringify(looks));
