import { execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { canRun } from '../support/tools.ts';
import { type Block, parseJenkinsfile } from './jenkinsfile.ts';
import { SlurmCluster } from './slurm.ts';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const HDL = ['iverilog', 'vvp', 'make'];

/** A share, checkouts of the examples, and `build-once` on the PATH by a link, as npm installs it. */
class Machine implements Disposable {
  readonly root = mkdtempSync(join(tmpdir(), 'build-once-ci-'));
  readonly share = join(this.root, 'share');
  readonly env: Readonly<Record<string, string | undefined>>;

  constructor() {
    mkdirSync(this.share);
    const bin = join(this.root, 'bin');
    mkdirSync(bin);
    symlinkSync(join(REPOSITORY, 'dist/cli/index.js'), join(bin, 'build-once'));
    this.env = { PATH: `${bin}:${process.env.PATH}`, HOME: this.root, BUILD_ONCE_PATH: this.share };
  }

  checkout(name: string): string {
    const directory = join(this.root, name);
    cpSync(join(REPOSITORY, 'examples'), join(directory, 'examples'), {
      recursive: true,
      filter: (path) => !/\/(run|node_modules|__pycache__)$/.test(path),
    });
    return directory;
  }

  /** Where the entries are, of which there is to be one, with one attempt. */
  onlyEntry(...folders: string[]): string {
    const repository = join(this.share, ...folders);
    const [entry = '', ...others] = readdirSync(repository);
    expect(others).toEqual([]);
    const attempts = readdirSync(join(repository, entry)).filter((name) => /^\d+-\w+$/.test(name));
    expect(attempts).toHaveLength(1);
    return join(repository, entry);
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

async function run(
  program: string,
  args: readonly string[],
  options: SpawnOptions,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk;
    });
  return await new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

describe.skipIf(!canRun({ name: 'gitlab', tools: HDL }))('examples/gitlab', () => {
  const pipeline = parse(readFileSync(join(REPOSITORY, 'examples/gitlab/gitlab-ci.yml'), 'utf8'));

  test('has the form of a pipeline', () => {
    const { stages, ...jobs } = pipeline;
    expect(stages).toEqual(['simulate']);
    expect(Object.keys(jobs)).toEqual(['sim']);
    expect(jobs.sim).toMatchObject({
      stage: 'simulate',
      parallel: 4,
      script: [expect.any(String), expect.any(String)],
      artifacts: { reports: { dotenv: 'build.env' } },
      retry: { max: 1, exit_codes: [69, 70, 75] },
    });
  });

  test('of four jobs one compiles, and each leaves its dotenv file', async () => {
    using machine = new Machine();
    const { script, variables, parallel } = pipeline.sim;
    const job = async (index: number) => {
      const directory = machine.checkout(`builds/${index}`);
      const env = {
        ...machine.env,
        ...variables,
        CI: 'true',
        GITLAB_CI: 'true',
        CI_PROJECT_PATH: 'acme/uart',
        CI_PIPELINE_ID: '4711',
        CI_PROJECT_DIR: directory,
        CI_JOB_NAME: `sim ${index}/${parallel}`,
        CI_JOB_URL: `https://gitlab.example/acme/uart/-/jobs/${index}`,
        CI_NODE_INDEX: `${index}`,
        CI_NODE_TOTAL: `${parallel}`,
      };
      // As the runner's shell executor: one script of all lines, which ends at the first that fails.
      const text = ['set -eo pipefail', 'set +o noclobber', ...script].join('\n');
      return { directory, ...(await run('bash', ['-c', text], { cwd: directory, env })) };
    };
    const jobs = await Promise.all([1, 2, 3, 4].map(job));
    for (const { code, output, directory } of jobs) {
      expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/^PASS/m) });
      expect(readFileSync(join(directory, 'build.env'), 'utf8')).toMatch(/^BUILD_ONCE_DIR=\/.*$/m);
    }
    machine.onlyEntry('_gitlab', 'acme', 'uart');
    expect(jobs.filter(({ output }) => output.includes('Built ')).length).toBe(1);
  });
});

describe.skipIf(!canRun({ name: 'jenkins', tools: HDL }))('examples/jenkins', () => {
  const [pipeline, ...others] = parseJenkinsfile(
    readFileSync(join(REPOSITORY, 'examples/jenkins/Jenkinsfile'), 'utf8'),
  );
  const at = (block: Block | undefined, ...names: string[]): Block | undefined =>
    names.reduce((found, name) => found?.blocks.find((each) => each.name === name), block);
  const matrix = at(pipeline, 'stages', 'stage', 'matrix');

  test('has the form of a declarative matrix', () => {
    expect(others).toEqual([]);
    expect(pipeline).toMatchObject({ name: 'pipeline', statements: ['agent none'] });
    expect(pipeline?.blocks.map(({ name }) => name)).toEqual(['options', 'stages']);
    expect(matrix?.blocks.map(({ name }) => name)).toEqual(['agent', 'axes', 'stages']);
    const axes = at(matrix, 'axes')?.blocks.map(({ name, statements }) => [name, ...statements]);
    expect(axes).toEqual([
      ['axis', "name 'TEST'", "values 'burst', 'gaps'"],
      ['axis', "name 'SEED'", "values '1', '2'"],
    ]);
    expect(at(matrix, 'stages', 'stage', 'steps')?.statements).toEqual([expect.stringMatching(/^sh '''[\s\S]*'''$/)]);
  });

  test('of its cells one compiles', async () => {
    using machine = new Machine();
    const [, script = ''] =
      /^sh '''([\s\S]*)'''$/.exec(at(matrix, 'stages', 'stage', 'steps')?.statements[0] ?? '') ?? [];
    const cell = async (TEST: string, SEED: string) => {
      const directory = machine.checkout(`workspace-${TEST}-${SEED}`);
      const env = {
        ...machine.env,
        TEST,
        SEED,
        JENKINS_URL: 'https://ci.example/',
        JOB_NAME: 'uart/main',
        BUILD_NUMBER: '12',
        BUILD_TAG: 'jenkins-uart-main-12',
        BUILD_URL: 'https://ci.example/job/uart/job/main/12/',
        WORKSPACE: directory,
        STAGE_NAME: 'Run',
      };
      // As the sh step runs it. In Groovy's ''' a backslash before the line's end takes the end away.
      return await run('sh', ['-xec', script.replaceAll('\\\n', '')], { cwd: directory, env });
    };
    const cells = await Promise.all([cell('burst', '1'), cell('burst', '2'), cell('gaps', '1'), cell('gaps', '2')]);
    for (const { code, output } of cells)
      expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/^PASS/m) });
    machine.onlyEntry('_jenkins', 'uart', 'main');
  });
});

describe.skipIf(!canRun({ name: 'make', tools: HDL }))('examples/make', () => {
  test('of all targets one compiles, and a colleague reuses it', async () => {
    using machine = new Machine();
    const regression = (directory: string) =>
      run('make', ['-j4', '-C', 'examples/make', 'regression'], { cwd: directory, env: machine.env });
    const first = await regression(machine.checkout('alice'));
    expect(first).toEqual({ code: 0, output: expect.stringMatching(/^PASS/m) });
    expect(first.output.match(/^Built /gm)).toHaveLength(1);
    const second = await regression(machine.checkout('bob'));
    expect(second.output.match(/^Reused /gm)).toHaveLength(4);
    machine.onlyEntry('_named', 'team', 'uart');
  });
});

const SLURM = ['slurmctld', 'slurmd', 'sbatch', 'sinfo', ...HDL];

describe.skipIf(!canRun({ name: 'slurm', tools: SLURM }))('examples/slurm', () => {
  test('of the tasks of an array one compiles', { timeout: 300_000 }, async () => {
    using machine = new Machine();
    const directory = machine.checkout('project');
    await using cluster = await SlurmCluster.start(join(machine.root, 'slurm'));
    const env = { ...machine.env, SLURM_CONF: cluster.configuration };
    const submitted = await run('sbatch', ['--wait', 'examples/slurm/regression.sbatch'], { cwd: directory, env });
    const logs = readdirSync(directory).filter((name) => /^regression-\d+_\d+\.log$/.test(name));
    const texts = logs.map((name) => readFileSync(join(directory, name), 'utf8'));
    expect({ ...submitted, texts }).toMatchObject({ code: 0 });
    expect(texts).toHaveLength(4);
    for (const text of texts) expect(text).toMatch(/^PASS/m);
    expect(texts.filter((text) => text.includes('Built '))).toHaveLength(1);
    machine.onlyEntry('_slurm', 'test', execFileSync('id', ['-un'], { encoding: 'utf8' }).trim());
  });

  test('a task that is cancelled while it builds gives its lock back', { timeout: 300_000 }, async () => {
    using machine = new Machine();
    const directory = machine.checkout('project');
    await using cluster = await SlurmCluster.start(join(machine.root, 'slurm'));
    const env = { ...machine.env, SLURM_CONF: cluster.configuration };
    const script = join(directory, 'slow.sbatch');
    const text = readFileSync(join(directory, 'examples/slurm/regression.sbatch'), 'utf8');
    writeFileSync(script, text.replace("--build '", '--build \'touch "$SLURM_SUBMIT_DIR/started"; sleep 600; '));
    chmodSync(script, 0o755);
    const { output } = await run('sbatch', ['--parsable', '--array=1', script], { cwd: directory, env });
    const job = output.trim();
    await cluster.until('the build', () => readdirSync(directory).includes('started'));
    await run('scancel', ['--full', '--signal=TERM', job], { cwd: directory, env });
    await cluster.until(
      'its end',
      async () => !(await run('squeue', ['-h'], { cwd: directory, env })).output.includes(job),
    );
    const locks = join(machine.onlyEntry('_slurm', 'test', 'root'), '.locks');
    expect({ host: hostname(), locks: readdirSync(locks) }).toMatchObject({ locks: [] });
  });
});
