import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Makes dist/ from lib/: a bundle for each end of the step, and one for the command. ncc copies the file of a thread as it is, with imports that lead
 * nowhere from there, so each is bundled by itself and put in the place of the copy. It gets a name that stays: ncc's has a
 * digest in it, so that each change of the thread would be a new file and a deleted one.
 */
const HEARTBEAT = { file: 'nfs-lock/heartbeat/beat-worker.js', name: 'beat-worker.js' };
const HASHING = { file: 'build/key/sources/hash-worker.js', name: 'hash-worker.js' };
const ENTRIES = { main: [HEARTBEAT, HASHING], post: [HEARTBEAT], cli: [HEARTBEAT, HASHING] };

/** What is bundled: the same modules where no package.json calls them modules, so that ncc makes CommonJS of them. Node starts that sooner. */
const BUNDLED = 'bundled';
/** Importing them does nothing, which they do not say themselves; so what is not used of them is left out. */
const PURE = ['core', 'exec', 'io'];
/** Node's modules that are there before the first line runs. */
const LOADED = ['buffer', 'events', 'fs', 'os', 'path', 'process', 'timers', 'url', 'util'];

for (const folder of ['dist', BUNDLED]) rmSync(folder, { recursive: true, force: true });
cpSync('lib', BUNDLED, { recursive: true });
writeFileSync(join(BUNDLED, 'package.json'), '{}\n');
for (const name of PURE) {
  const copy = join(BUNDLED, 'node_modules/@actions', name);
  cpSync(join('node_modules/@actions', name), copy, { recursive: true });
  const file = join(copy, 'package.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), sideEffects: false }));
}
for (const [entry, workers] of Object.entries(ENTRIES)) {
  const folder = join('dist', entry);
  const modules = bundle(`${entry}.js`, folder);
  for (const { file, name } of workers) {
    const copies = readdirSync(folder).filter((copy) => isSame(join(folder, copy), join(BUNDLED, file)));
    if (copies.length !== 1) throw new Error(`${folder} holds ${copies.length} copies of ${file}, not 1`);
    rmSync(join(folder, copies[0]));
    const bundled = join(BUNDLED, file.replace(/\.js$/, '-bundle'));
    bundle(file, bundled);
    copyFileSync(join(bundled, 'index.js'), join(folder, name));
    rename(folder, copies[0], name);
  }
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.js'))) loadWhenUsed(join(folder, file));
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  writeLicences(folder, modules);
}
rmSync(BUNDLED, { recursive: true });

/**
 * Node's own modules are loaded where they are first used, not all before the first line runs: a leg that finds its result
 * ready needs few of them, and those for threads, child processes and cryptography take as long as all the rest of it. A text
 * of ASCII alone takes V8 half the memory.
 */
function loadWhenUsed(file) {
  const text = readFileSync(file, 'utf8');
  const [shebang = ''] = /^#!.*\n/.exec(text) ?? [];
  const code = text
    .slice(shebang.length)
    .replaceAll(/(?<==\s*)require\("(?:node:)?([a-z_/]+)"\)(?![.(])/g, (now, module) =>
      LOADED.includes(module) ? now : `whenUsed(${JSON.stringify(module)})`,
    )
    .replaceAll(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const whenUsed =
    'const whenUsed = (name) => { let used; return new Proxy({}, ' +
    '{ get: (_, key) => (key === "__esModule" ? false : (used ??= require(name))[key]) }); };\n';
  writeFileSync(file, `${shebang}"use strict";\n${code.includes('whenUsed(') ? whenUsed : ''}${code}`);
}

/** Of each package that a bundle holds some of: ncc's own list is that of the last chunk alone. */
function writeLicences(folder, modules) {
  const paths = modules.flatMap((name) => /node_modules\/(?:@[\w.-]+\/)?[\w.-]+/.exec(name) ?? []);
  const texts = [...new Set(paths)].sort().map((path) => {
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

/** @returns the names of all modules in it */
function bundle(file, folder) {
  const stats = join(BUNDLED, 'stats.json');
  const options = ['--out', folder, '--minify', '--quiet', '--stats-out', stats];
  execFileSync('ncc', ['build', join(BUNDLED, file), ...options], { stdio: 'inherit' });
  const { modules } = JSON.parse(readFileSync(stats, 'utf8'));
  return modules
    .filter(({ orphan }) => !orphan)
    .flatMap(({ name, modules: inner = [] }) => [name, ...inner.map((each) => each.name)]);
}

function isSame(file, other) {
  return readFileSync(file).equals(readFileSync(other));
}
