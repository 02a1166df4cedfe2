import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Makes dist/ from lib/: a bundle for each end of the step, and one for the command. ncc copies the file of a thread as it is, with imports that lead
 * nowhere from there, so each is bundled by itself and put in the place of the copy. It gets a name that stays: ncc's has a
 * digest in it, so that each change of the thread would be a new file and a deleted one.
 */
const HEARTBEAT = { file: 'lib/nfs-lock/heartbeat/beat-worker.js', name: 'beat-worker.js' };
const HASHING = { file: 'lib/build/key/sources/hash-worker.js', name: 'hash-worker.js' };
const ENTRIES = { main: [HEARTBEAT, HASHING], post: [HEARTBEAT], cli: [HEARTBEAT, HASHING] };

rmSync('dist', { recursive: true, force: true });
for (const [entry, workers] of Object.entries(ENTRIES)) {
  const folder = join('dist', entry);
  bundle(`lib/${entry}.js`, folder);
  for (const { file, name } of workers) {
    const copies = readdirSync(folder).filter((copy) => isSame(join(folder, copy), file));
    if (copies.length !== 1) throw new Error(`${folder} holds ${copies.length} copies of ${file}, not 1`);
    rmSync(join(folder, copies[0]));
    const bundled = file.replace(/\.js$/, '-bundle');
    bundle(file, bundled);
    copyFileSync(join(bundled, 'index.js'), join(folder, name));
    rename(folder, copies[0], name);
  }
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.js'))) loadWhenUsed(join(folder, file));
  writeLicences(folder);
}

/**
 * Node's own modules are loaded where they are first used, not all before the first line runs: a leg that finds its result
 * ready needs few of them, and those for threads, child processes and cryptography take as long as all the rest of it.
 */
function loadWhenUsed(file) {
  const text = readFileSync(file, 'utf8');
  const code = text.replaceAll('__WEBPACK_EXTERNAL_createRequire(import.meta.url)(', '__whenUsed(');
  if (code === text) return;
  const end = code.indexOf('\n') + 1;
  const whenUsed =
    'const __requireNode = __WEBPACK_EXTERNAL_createRequire(import.meta.url);\n' +
    'const __whenUsed = (name) => new Proxy({}, { get: (_, key) => __requireNode(name)[key] });\n';
  writeFileSync(file, `${code.slice(0, end)}${whenUsed}${code.slice(end)}`);
}

/** Of each package that a bundle holds some of: ncc's own list is that of the last chunk alone. */
function writeLicences(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const paths = files.flatMap((name) => [
    ...readFileSync(join(folder, name), 'utf8').matchAll(/\.\/(node_modules\/(?:@[\w.-]+\/)?[\w.-]+)\//g),
  ]);
  const texts = [...new Set(paths.map(([, path]) => path))].sort().map((path) => {
    const { name, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    const file = readdirSync(path).find((found) => /^licen[cs]e/i.test(found));
    return `${name}\n${license}\n${readFileSync(join(path, file), 'utf8').trim()}\n`;
  });
  if (texts.length > 0) writeFileSync(join(folder, 'licenses.txt'), texts.join('\n'));
}

/** Puts one name in the place of another in the files of a folder, some of which must have it. */
function rename(folder, from, to) {
  const files = readdirSync(folder).map((name) => join(folder, name));
  const naming = files.filter((file) => readFileSync(file, 'utf8').includes(from));
  if (naming.length === 0) throw new Error(`nothing in ${folder} names ${from}`);
  for (const file of naming) writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, to));
}

function bundle(file, folder) {
  execFileSync('ncc', ['build', file, '--out', folder, '--quiet'], { stdio: 'inherit' });
}

function isSame(file, other) {
  return readFileSync(file).equals(readFileSync(other));
}
