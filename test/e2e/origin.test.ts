import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { asFolder } from '../../src/ci/folders.ts';
import { parseJob } from '../../src/ci/github/job.ts';
import { foldersOf } from '../../src/ci/github/origin.ts';
import { eventEnv, OTHER_PAYLOADS, pullRequest, workflowRun } from './events.ts';
import { type Site, stepEnv } from './leg.ts';
import { test } from './test.ts';

const INPUTS = { run: 'true', key: 'k' };
const OWN = 'owner/repo';
const DEPENDABOT = { GITHUB_ACTOR: 'dependabot[bot]' };
const RUN = '1000';

/** Where below `path` the entry of a step stands that runs with this environment. */
async function treeOf(
  site: Site,
  env: Readonly<Record<string, string | undefined>>,
  inputs: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { outputs, output } = await site.start({ ...INPUTS, ...inputs }, env).ended;
  const [tree = ''] = outputs.dir?.split(`/${outputs.key}/`) ?? [];
  expect(tree, output).toContain(`${site.share}/`);
  return tree.slice(site.share.length + 1);
}

type Case = readonly [what: string, event: string, payload: object | string, tree: string, env?: object];

const forkOf = (event: string, head = 'stranger/repo') => `.forks/${event}/${OWN}/${head}`;
const runOf = (event: string) => `.forks/${event}/${OWN}/.runs/${RUN}`;
const dependabotOf = (event: string) => `.forks/${event}/${OWN}/.dependabot`;

const PULL_REQUESTS = ['pull_request', 'pull_request_review', 'pull_request_review_comment', 'pull_request_target'];

const CASES: readonly Case[] = [
  ...PULL_REQUESTS.flatMap((event): Case[] => [
    ["a fork's", event, pullRequest('stranger/repo'), forkOf(event)],
    ["the repository's own", event, pullRequest(OWN), OWN],
    ['its own, in other letters', event, pullRequest('Owner/Repo'), OWN],
    ['a deleted head', event, pullRequest(null), runOf(event)],
    ['a head of no known form', event, { pull_request: { head: { repo: { full_name: '../..' } } } }, runOf(event)],
    ['a payload that is no JSON', event, '{"pull_request": {', runOf(event)],
    ['a payload that is a list', event, '[]', runOf(event)],
    ['no payload', event, pullRequest(OWN), runOf(event), { GITHUB_EVENT_PATH: undefined }],
  ]),
  [
    'a fork named .forks',
    'pull_request',
    pullRequest('stranger/.forks'),
    forkOf('pull_request', `stranger/${asFolder('.forks')}`),
  ],
  [
    'a fork named .locks',
    'pull_request',
    pullRequest('stranger/.locks'),
    forkOf('pull_request', `stranger/${asFolder('.locks')}`),
  ],
  ['an owner named .runs', 'pull_request', pullRequest('.runs/1000'), runOf('pull_request')],

  [
    'after a pull request of a fork',
    'workflow_run',
    workflowRun('pull_request', 'stranger/repo'),
    forkOf('workflow_run'),
  ],
  [
    'after a pull_request_target of a fork',
    'workflow_run',
    workflowRun('pull_request_target', 'stranger/repo'),
    forkOf('workflow_run'),
  ],
  [
    'after a pull_request_target of whatever',
    'workflow_run',
    workflowRun('pull_request_target', OWN),
    runOf('workflow_run'),
  ],
  ['after a pull request of its own', 'workflow_run', workflowRun('pull_request', OWN), OWN],
  ['after a push', 'workflow_run', workflowRun('push', OWN), OWN],
  ['after a run of a deleted head', 'workflow_run', workflowRun('pull_request', null), runOf('workflow_run')],
  ['the second in a row', 'workflow_run', workflowRun('workflow_run', OWN), runOf('workflow_run')],
  ['after a comment', 'workflow_run', workflowRun('issue_comment', OWN), runOf('workflow_run')],
  [
    'after an event that is not told',
    'workflow_run',
    { workflow_run: { head_repository: { full_name: OWN } } },
    runOf('workflow_run'),
  ],
  [
    'after a pull request of Dependabot',
    'workflow_run',
    workflowRun('pull_request', OWN, 'dependabot[bot]'),
    dependabotOf('workflow_run'),
  ],
  ['after a scheduled run that names Dependabot', 'workflow_run', workflowRun('schedule', OWN, 'dependabot[bot]'), OWN],

  ['by Dependabot', 'pull_request', pullRequest(OWN, 'dependabot[bot]'), dependabotOf('pull_request'), DEPENDABOT],
  [
    'by Dependabot',
    'pull_request_target',
    pullRequest(OWN, 'dependabot[bot]'),
    runOf('pull_request_target'),
    DEPENDABOT,
  ],
  ['by Dependabot', 'push', OTHER_PAYLOADS.push, dependabotOf('push'), DEPENDABOT],
  ['by Dependabot', 'create', OTHER_PAYLOADS.create, dependabotOf('create'), DEPENDABOT],
  ['by Dependabot, as far as it names an actor', 'schedule', OTHER_PAYLOADS.schedule, OWN, DEPENDABOT],
  ["by somebody who pushed to Dependabot's branch", 'pull_request', pullRequest(OWN, 'dependabot[bot]'), OWN],

  ...(['push', 'create', 'release', 'schedule', 'workflow_dispatch', 'merge_group'] as const).flatMap(
    (event): Case[] => [["the repository's own", event, OTHER_PAYLOADS[event], OWN]],
  ),
  ['no JSON', 'push', '', OWN],
  ...(
    [
      'issue_comment',
      'repository_dispatch',
      'check_run',
      'check_suite',
      'status',
      'deployment',
      'deployment_status',
      'issues',
      'workflow_call',
    ] as const
  ).map((event): Case => ['does not say whose code', event, OTHER_PAYLOADS[event], runOf(event)]),
  ['an event of the future', 'pull_request_merged', pullRequest(OWN), runOf('pull_request_merged')],
  ['in other letters', 'Pull_Request', pullRequest(OWN), runOf('other')],
  ['a name that leads out', '../../x', pullRequest(OWN), runOf('other')],
  ['a name that is not told', '', pullRequest(OWN), runOf('other')],
];

describe('where the results of an event go', () => {
  test.for(CASES)('%s: %s', ([, event, payload, tree, more = {}], { site }) => {
    const env = { ...stepEnv(site.root, {}), ...eventEnv(site, event, payload as never), ...more };
    const { origin, repository } = parseJob(env);
    expect(foldersOf(origin, repository).join('/')).toBe(tree);
  });

  test.for(CASES.filter(([, event]) => event === 'pull_request'))(
    'and there they are: %s: %s',
    async ([, event, payload, tree, env = {}], { site }) => {
      expect(await treeOf(site, { ...eventEnv(site, event, payload as never), ...env })).toBe(tree);
    },
  );

  test('where no event is told, to the repository', async ({ site }) => {
    expect(await treeOf(site, {})).toBe(OWN);
  });

  test('with share-with-forks, to the repository, whatever the event', async ({ site }) => {
    const share = { 'share-with-forks': 'true' };
    expect(await treeOf(site, eventEnv(site, 'pull_request', pullRequest('stranger/repo')), share)).toBe(OWN);
    expect(await treeOf(site, eventEnv(site, 'issue_comment', OTHER_PAYLOADS.issue_comment), share)).toBe(OWN);
  });

  test('a run that must be kept apart and has no number is refused', async ({ site }) => {
    const env = eventEnv(site, 'issue_comment', OTHER_PAYLOADS.issue_comment, { GITHUB_RUN_ID: '' });
    const end = await site.start(INPUTS, env).ended;
    expect(end.code).toBe(1);
    expect(end.output).toContain('GITHUB_RUN_ID');
    expect(readdirSync(site.share)).toEqual([]);
  });
});

test('what the code of a fork built without secrets reaches no run that has them', async ({ site }) => {
  const poison = { run: 'echo LD_PRELOAD=/tmp/stranger.so >> "$GITHUB_ENV"', key: 'k' };
  const fork = await site.start(poison, eventEnv(site, 'pull_request', pullRequest('stranger/repo'))).ended;
  expect(fork.outputs.outcome).toBe('built');
  expect(fork.output).toContain('Code of stranger/repo on pull_request: results are kept apart');
  const privileged = [
    eventEnv(site, 'pull_request_target', pullRequest('stranger/repo')),
    eventEnv(site, 'workflow_run', workflowRun('pull_request', 'stranger/repo')),
    eventEnv(site, 'workflow_run', workflowRun('workflow_run', OWN)),
    eventEnv(site, 'issue_comment', OTHER_PAYLOADS.issue_comment),
    eventEnv(site, 'merge_group', OTHER_PAYLOADS.merge_group),
    eventEnv(site, 'pull_request', pullRequest('another/repo')),
  ];
  for (const env of privileged) {
    const end = await site.start(poison, { ...env, GITHUB_RUN_ID: '2000' }).ended;
    expect(end.outputs.outcome, end.output).toBe('built');
  }
  // The same event of the same fork is what may reuse it, in whatever run.
  const again = eventEnv(site, 'pull_request', pullRequest('stranger/repo'), { GITHUB_RUN_ID: '3000' });
  expect((await site.start(poison, again).ended).outputs.outcome).toBe('reused');
});

test('two runs whose head is deleted share nothing; a second attempt of one finds what the first has built', async ({
  site,
}) => {
  const outcome = async (run: string, attempt: string) => {
    const env = eventEnv(site, 'pull_request', pullRequest(null), { GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt });
    return (await site.start(INPUTS, env).ended).outputs.outcome;
  };
  expect(await outcome('1', '1')).toBe('built');
  expect(await outcome('2', '1')).toBe('built');
  expect(await outcome('1', '2')).toBe('reused');
});

test('one fork with pull requests to two repositories: each has its own results of it', async ({ site }) => {
  const trees = [];
  for (const base of ['owner/repo', 'other/repo']) {
    const payload = pullRequest('stranger/repo', 'stranger', base);
    trees.push(await treeOf(site, eventEnv(site, 'pull_request', payload, { GITHUB_REPOSITORY: base })));
  }
  expect(trees).toEqual([
    '.forks/pull_request/owner/repo/stranger/repo',
    '.forks/pull_request/other/repo/stranger/repo',
  ]);
});

test('a repository named like one of our own directories has a folder of another name', async ({ site }) => {
  for (const name of ['.locks', '.forks', '.runs', '.dependabot']) {
    const { outputs } = await site.start(INPUTS, { GITHUB_REPOSITORY: `owner/${name}` }).ended;
    expect(outputs.dir).toContain(join(site.share, 'owner', asFolder(name), `${outputs.key}/`));
  }
});
