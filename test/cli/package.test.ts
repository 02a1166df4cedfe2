import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { VERSION } from '../../src/cli/version.ts';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'build-once-package-'));
const project = join(root, 'project');
const share = join(root, 'share');
/** npm is the machine's own, with its own Node, as a user's would be. */
const PATH = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((dir) => !dir.includes('node_modules'))
  .join(delimiter);
const env = { PATH, HOME: root, npm_config_cache: join(root, 'cache'), BUILD_ONCE_PATH: share };
const run = (program: string, args: readonly string[], cwd: string) =>
  execFileSync(program, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

beforeAll(() => {
  for (const directory of [project, share]) mkdirSync(directory);
  run('npm', ['pack', '--pack-destination', root], REPOSITORY);
  const [archive = 'no archive'] = readdirSync(root).filter((name) => name.endsWith('.tgz'));
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }\n');
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(root, archive)], project);
}, 120_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

test('the package brings the command, the library and its types, and nothing else', () => {
  const names = readdirSync(join(project, 'node_modules/build-once'), { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => /\.\w+$/.test(name));
  const strange = files.filter(
    (name) =>
      !/^(package\.json|README\.md|LICENSE|dist\/cli\/(index|beat-worker|hash-worker|\d+\.index)\.js|dist\/cli\/(licenses\.txt|package\.json)|matchers\/\w+\.json|lib\/index\.(js|d\.ts)|lib\/(call-once|nfs-lock|shared-dir)\/[\w/-]+\.(js|d\.ts))$/.test(
        name,
      ),
  );
  expect(strange).toEqual([]);
  expect(files).toEqual(
    expect.arrayContaining(['dist/cli/beat-worker.js', 'dist/cli/hash-worker.js', 'matchers/gcc.json']),
  );
  const { dependencies } = JSON.parse(readFileSync(join(project, 'node_modules/build-once/package.json'), 'utf8'));
  expect(dependencies).toBeUndefined();
});

test('the installed command builds, and finds all that lies beside it', () => {
  expect(run('npx', ['--offline', 'build-once', '--version'], project)).toBe(`${VERSION}\n`);
  expect(JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')).version).toBe(VERSION);
  writeFileSync(join(project, 'top.v'), 'module top; endmodule\n');
  const failing = `echo 'top.v:1: error: no such thing'; exit 4`;
  const args = ['run', '--namespace', 'soc', '--source', 'top.v', '--build'];
  const failed = spawnSync('node_modules/.bin/build-once', [...args, failing], { cwd: project, env, encoding: 'utf8' });
  expect(failed).toMatchObject({ status: 4, stderr: expect.stringContaining('1: top.v:1: error: no such thing') });
  const dir = run('node_modules/.bin/build-once', [...args, 'cp top.v "$BUILD_ONCE_DIR"'], project).trimEnd();
  expect(readdirSync(dir)).toEqual(['top.v']);
});

test('the installed library works, and so do its types', () => {
  const program = `import { CallOnce } from 'build-once';
const guard = new CallOnce({ path: process.env.BUILD_ONCE_PATH + '/call', name: 'x', fn: () => 42 });
console.log(await guard.ensureDone());
`;
  writeFileSync(join(project, 'use.js'), program);
  expect(run('node', ['use.js'], project)).toBe('42\n');
  writeFileSync(
    join(project, 'use.ts'),
    "import { CallOnce } from 'build-once';\nconst bad: string = new CallOnce({ path: '/x', name: 'x', fn: () => 42 }).ensureDone();\nbad;\n",
  );
  const options = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--module', 'NodeNext', '--target', 'ES2024'];
  const types = [
    '--lib',
    'ES2024,ESNext.Disposable',
    '--typeRoots',
    join(REPOSITORY, 'node_modules/@types'),
    '--types',
    'node',
  ];
  const tsc = join(REPOSITORY, 'node_modules/.bin/tsc');
  const checked = spawnSync(process.execPath, [tsc, ...options, ...types, 'use.ts'], {
    cwd: project,
    encoding: 'utf8',
  });
  expect(checked.stdout.trim().split('\n')).toEqual([
    expect.stringMatching(/^use\.ts\(2,7\): error TS2322: Type 'Promise<number>'/),
  ]);
});
