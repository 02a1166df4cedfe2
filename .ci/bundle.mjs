import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Makes dist/ from lib/: a bundle for each end of the step. ncc copies the heartbeat thread's file as it is, with imports
 * that lead nowhere from there, so that file is bundled by itself and put in the place of the copy. It gets a name that
 * stays: ncc's has a digest in it, so that each change of the thread would be a new file and a deleted one.
 */
const WORKER = 'lib/nfs-lock/beat-worker.js';
const WORKER_BUNDLE = 'lib/beat-worker-bundle';
const WORKER_NAME = 'beat-worker.js';

rmSync('dist', { recursive: true, force: true });
bundle(WORKER, WORKER_BUNDLE);
for (const entry of ['main', 'post']) {
  const folder = join('dist', entry);
  bundle(`lib/${entry}.js`, folder);
  const copies = readdirSync(folder).filter((name) => isSame(join(folder, name), WORKER));
  if (copies.length !== 1) throw new Error(`${folder} holds ${copies.length} copies of ${WORKER}, not 1`);
  rmSync(join(folder, copies[0]));
  copyFileSync(join(WORKER_BUNDLE, 'index.js'), join(folder, WORKER_NAME));
  rename(join(folder, 'index.js'), copies[0], WORKER_NAME);
}

/** Puts one name in the place of another, which the file must have exactly once. */
function rename(file, from, to) {
  const parts = readFileSync(file, 'utf8').split(from);
  if (parts.length !== 2) throw new Error(`${file} names ${from} ${parts.length - 1} times, not once`);
  writeFileSync(file, parts.join(to));
}

function bundle(file, folder) {
  execFileSync('ncc', ['build', file, '--out', folder, '--license', 'licenses.txt', '--quiet'], { stdio: 'inherit' });
}

function isSame(file, other) {
  return readFileSync(file).equals(readFileSync(other));
}
