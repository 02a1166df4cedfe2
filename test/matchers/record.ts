/**
 * Records what the tools on the PATH really print about the files in sources/, under names that are hard on a pattern.
 * What a line is expected to give is kept where the line is still the same; new lines come without, so that the tests
 * show which of them have to be looked at.
 *
 *     node test/matchers/record.ts [TOOL...]
 */
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatLog, type LogLine, parseLog } from './log.ts';
import { LAYOUT, RECORDINGS, type Recording } from './recordings.ts';

const HERE = import.meta.dirname;
/** Stands for the directory that the tools ran in. */
const WORKSPACE = '/home/runner/_work/chip/chip';
const wanted = process.argv.slice(2);
for (const recording of RECORDINGS) {
  if (wanted.length > 0 && !wanted.includes(recording.tool)) continue;
  const { output, status } = run(recording.version, HERE);
  const [version = ''] = output.split('\n');
  if (status !== 0) console.error(`${recording.tool}: not on the PATH, its log stays as it is`);
  else await record(recording, version.trim());
}

async function record({ tool, commands }: Recording, version: string): Promise<void> {
  const workspace = await mkdtemp(join(tmpdir(), 'record-'));
  try {
    await layOut(workspace);
    const texts = commands.flatMap((command) => {
      const { output, status } = run(command, workspace);
      return [`$ ${command}`, ...output.split('\n').slice(0, -1), `(exit code ${status})`, ''];
    });
    const path = join(HERE, 'logs', `${tool}.log`);
    const remarks = [`Recorded with ${version}, run in ${WORKSPACE}.`];
    const named = texts.map((text) => text.replaceAll(workspace, WORKSPACE));
    await writeFile(path, formatLog(remarks, await keepExpected(path, named)));
  } finally {
    await rm(workspace, { recursive: true });
  }
}

async function layOut(workspace: string): Promise<void> {
  const sources = join(HERE, 'sources');
  await cp(sources, workspace, { recursive: true });
  for (const folder of ['rtl', 'tb', 'dpi']) {
    for (const { from, to } of LAYOUT) {
      await cp(join(sources, folder), join(workspace, folder.replace(from, to)), { recursive: true });
    }
  }
  await mkdir(join(workspace, 'out'));
}

async function keepExpected(path: string, texts: readonly string[]): Promise<readonly LogLine[]> {
  const old = parseLog(await readFile(path, 'utf8').catch(() => ''));
  const expected = new Map(old.map((line) => [line.text, line.expected]));
  return texts.map((text) => ({ text, expected: expected.get(text) }));
}

function run(command: string, cwd: string): { readonly output: string; readonly status: number } {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', RESULT: join(cwd, 'out') };
  const { stdout, status } = spawnSync('bash', ['-c', `exec 2>&1; ${command}`], { cwd, env, encoding: 'utf8' });
  return { output: stdout, status: status ?? 128 };
}
