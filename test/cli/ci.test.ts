import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Variables } from '../../src/ci/ci-job.ts';
import { findJob } from '../../src/ci/find-job.ts';
import { Site } from './command.ts';

const MACHINE = { hostname: 'sim-07', user: 'alice', cwd: '/home/alice/soc', temporary: '/tmp' };

const GITHUB = { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'acme/soc', GITHUB_RUN_ID: '77', GITHUB_JOB: 'sim' };
const GITLAB = {
  GITLAB_CI: 'true',
  CI_SERVER_HOST: 'gitlab.example',
  CI_PROJECT_PATH: 'acme/chips/soc',
  CI_PIPELINE_ID: '4711',
  CI_JOB_NAME: 'sim 2/4',
  CI_JOB_URL: 'https://gitlab.example/acme/chips/soc/-/jobs/9',
};
const JENKINS = {
  JENKINS_URL: 'https://ci.example/',
  JOB_NAME: 'chips/soc/main',
  BUILD_NUMBER: '12',
  BUILD_TAG: 'jenkins-chips-soc-main-12',
  BUILD_URL: 'https://ci.example/job/chips/12/',
};
const SLURM = {
  SLURM_CLUSTER_NAME: 'big',
  SLURM_ARRAY_JOB_ID: '100',
  SLURM_JOB_ID: '103',
  SLURM_ARRAY_TASK_ID: '3',
  SLURM_JOB_USER: 'bob',
  SLURM_JOB_NAME: 'sim',
};
const LSF = { LSB_JOBID: '200', LSB_JOBINDEX: '4', LSB_JOBNAME: 'sim[1-8]', LSFUSER: 'carol' };

test.each<readonly [string, Variables, object]>([
  ['GitHub', GITHUB, { folders: ['acme', 'soc'], key: '77', runId: '77', title: 'sim' }],
  [
    'GitLab',
    GITLAB,
    {
      folders: ['_gitlab', 'acme', 'chips', 'soc'],
      key: 'gitlab gitlab.example pipeline 4711',
      runId: '4711',
      title: 'sim 2/4',
      url: GITLAB.CI_JOB_URL,
    },
  ],
  [
    'Jenkins',
    JENKINS,
    {
      folders: ['_jenkins', 'chips', 'soc', 'main'],
      key: 'jenkins https://ci.example/ chips/soc/main 12',
      url: JENKINS.BUILD_URL,
    },
  ],
  ['Slurm', SLURM, { folders: ['_slurm', 'big', 'bob'], key: 'slurm big job 100', title: 'sim 100_3' }],
  ['LSF', LSF, { folders: ['_lsf', 'cluster', 'carol'], key: 'lsf cluster job 200', title: 'sim[1-8] 200[4]' }],
  ['none', {}, { folders: undefined, key: undefined, retryFailed: 'always' }],
  ['a batch job of a pipeline', { ...SLURM, ...GITLAB }, { folders: ['_gitlab', 'acme', 'chips', 'soc'] }],
])('%s', (_, env, expected) => {
  expect(findJob(env, MACHINE)).toMatchObject(expected);
});

test('the cells of a Jenkins matrix project are one run of their parent', () => {
  const cell = (axes: string) =>
    findJob({ ...JENKINS, JOB_NAME: `soc/${axes}`, BUILD_TAG: `jenkins-soc-${axes}-12` }, MACHINE);
  const [first, second] = [cell('SEED=1,TEST=dma'), cell('SEED=2,TEST=irq')];
  expect(first.folders).toEqual(['_jenkins', 'soc']);
  expect([second.folders, second.key]).toEqual([first.folders, first.key]);
});

test('two tasks of an array, and two jobs of a pipeline, have one key; another run has another', () => {
  const key = (env: Variables) => findJob(env, MACHINE).key;
  expect(key({ ...SLURM, SLURM_JOB_ID: '104', SLURM_ARRAY_TASK_ID: '4' })).toBe(key(SLURM));
  expect(key({ ...SLURM, SLURM_ARRAY_JOB_ID: undefined })).not.toBe(key(SLURM));
  expect(key({ ...LSF, LSB_JOBINDEX: '5' })).toBe(key(LSF));
  expect(key({ ...GITLAB, CI_JOB_NAME: 'sim 3/4' })).toBe(key(GITLAB));
  expect(key({ ...GITLAB, CI_PIPELINE_ID: '4712' })).not.toBe(key(GITLAB));
});

test('names that cannot be folders, or that look like entries, become folders of their own', () => {
  const folders = (job: string) => findJob({ ...JENKINS, JOB_NAME: job }, MACHINE).folders ?? [];
  const odd = [
    'a/feature%2Fx',
    'a/feature x',
    'a/..',
    'a/.forks',
    'a/sim-0123456789abcdef',
    'a/ünï',
    `a/${'n'.repeat(300)}`,
  ];
  for (const job of odd) {
    expect(folders(job)).toHaveLength(3);
    expect(folders(job)[2]).toMatch(/^_[A-Za-z0-9-]*-[0-9a-f]{20}$/);
  }
  expect(new Set(odd.map((job) => folders(job).join('/'))).size).toBe(odd.length);
});

test.each<readonly [string, Variables, string]>([
  [
    'GitLab',
    { ...GITLAB, CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: 'evil/soc' },
    '.forks/merge_request/_gitlab/acme/chips/soc/',
  ],
  ['Jenkins', { ...JENKINS, CHANGE_FORK: 'evil/soc' }, '.forks/change/_jenkins/chips/soc/main/'],
])("%s: a fork's code has a tree of its own, whatever namespace its pipeline's file names", async (_, env, tree) => {
  await using site = await Site.open();
  const args = ['run', '--namespace', 'soc', '--key', 'k', '--build', 'touch "$BUILD_ONCE_DIR/simv"'];
  const own = await site.run(args);
  const fork = await site.run(args, { env });
  expect(own.stdout).toMatch(new RegExp(`^${site.share}/_named/soc/`));
  expect(fork.stdout.startsWith(`${site.share}/${tree}_evil-soc-`)).toBe(true);
  expect(fork.stderr).toContain('Code of the fork evil/soc');
  const shared = await site.run([...args, '--share-with-forks'], { env });
  expect(shared.stdout).toBe(own.stdout);
});

test.each(['acme/.github', 'acme/.forks', 'acme/.scratch.x'])(
  'the repository %s is seen, and pruned',
  async (repository) => {
    await using site = await Site.open();
    const run = ['run', '--key', 'k', '--build', 'touch "$BUILD_ONCE_DIR/simv"', '--', 'true'];
    await site.run(run, { env: { ...GITHUB, GITHUB_REPOSITORY: repository } });
    const { entries } = JSON.parse((await site.run(['status', '--json'])).stdout);
    expect(entries).toMatchObject([{ state: 'built' }]);
    await site.run(['prune', '--max-age', '0s', '--min-age', '0s']);
    expect(site.names()).toEqual([]);
  },
);

test('a merge request of the project itself shares with the project', () => {
  const job = findJob({ ...GITLAB, CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: 'Acme/chips/soc' }, MACHINE);
  expect(job.apart).toBeUndefined();
});

test('--build-policy always builds anew, once for a run', async () => {
  await using site = await Site.open();
  const args = ['run', '--key', 'k', '--build-policy', 'always', '--build', 'touch "$BUILD_ONCE_DIR/simv"'];
  const run = async (pipeline: string) => await site.run(args, { env: { ...GITLAB, CI_PIPELINE_ID: pipeline } });
  const [first, again, next] = [await run('1'), await run('1'), await run('2')];
  expect(again.stdout).toBe(first.stdout);
  expect(next).toMatchObject({ code: 0, stderr: expect.stringContaining('Built ') });
  expect(next.stdout).not.toBe(first.stdout);
  expect(await site.run([...args, '--namespace', 'n'])).toMatchObject({
    code: 64,
    stderr: expect.stringContaining('--build-policy always needs'),
  });
});

test('in a pipeline, nothing has to be named: jobs of one run share, those of the next build anew', async () => {
  await using site = await Site.open();
  const run = async (env: Variables) => await site.run(['run', '--build', 'touch "$BUILD_ONCE_DIR/simv"'], { env });
  const [first, second, next] = [
    await run(GITLAB),
    await run({ ...GITLAB, CI_JOB_NAME: 'sim 3/4' }),
    await run({ ...GITLAB, CI_PIPELINE_ID: '4712' }),
  ];
  expect(second.stdout).toBe(first.stdout);
  expect(next.stdout).not.toBe(first.stdout);
  expect(second.stderr).toContain('built by job sim 2/4 on runner');
  expect(readdirSync(`${site.share}/_gitlab/acme/chips/soc`)).toHaveLength(2);
});
