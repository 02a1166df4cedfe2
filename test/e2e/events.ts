import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from './leg.ts';

/** Payloads in the shape that GitHub sends, with the fields that tell who wrote what. */
type Payload = Readonly<Record<string, unknown>>;

const BASE = 'owner/repo';
const SHA = '6dcb09b5b57875f334f61aebed695e2e4193db5e';

function repository(fullName: string): Payload {
  const [login, name] = fullName.split('/');
  const isFork = fullName !== BASE;
  return { id: 1296269, name, full_name: fullName, owner: { login, type: 'User' }, private: false, fork: isFork };
}

/** `from` null: the head repository has been deleted. */
export function pullRequest(from: string | null, author = 'stranger', base = BASE): Payload {
  const end = (repo: string | null) => ({
    label: `${repo?.split('/')[0] ?? 'unknown'}:change`,
    ref: 'change',
    sha: SHA,
    user: repo === null ? null : { login: repo.split('/')[0] },
    repo: repo === null ? null : repository(repo),
  });
  const request = { number: 7, state: 'open', user: { login: author }, head: end(from), base: end(base) };
  return { action: 'synchronize', number: 7, pull_request: request, repository: repository(base) };
}

/** @param event what started the run before */
export function workflowRun(event: string, from: string | null, actor = 'stranger'): Payload {
  const run = {
    id: 30433642,
    event,
    status: 'completed',
    conclusion: 'success',
    head_branch: 'change',
    head_sha: SHA,
    actor: { login: actor },
    triggering_actor: { login: actor },
    pull_requests: [],
    repository: repository(BASE),
    head_repository: from === null ? null : repository(from),
  };
  return { action: 'completed', workflow_run: run, workflow: { id: 1, name: 'ci' }, repository: repository(BASE) };
}

/** Events that are about this repository, or do not say about which. */
export const OTHER_PAYLOADS = {
  push: { ref: 'refs/heads/main', after: SHA, pusher: { name: 'owner' }, repository: repository(BASE) },
  create: { ref: 'v1', ref_type: 'tag', repository: repository(BASE) },
  release: { action: 'published', release: { tag_name: 'v1' }, repository: repository(BASE) },
  schedule: { schedule: '0 4 * * *' },
  workflow_dispatch: { inputs: { pull_request: '7' }, ref: 'refs/heads/main', repository: repository(BASE) },
  merge_group: {
    action: 'checks_requested',
    merge_group: {
      head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${SHA}`,
      head_sha: SHA,
      base_ref: 'refs/heads/main',
      base_sha: SHA,
    },
    repository: repository(BASE),
  },
  issue_comment: {
    action: 'created',
    issue: { number: 7, pull_request: { url: `https://api.github.com/repos/${BASE}/pulls/7` } },
    comment: { body: '/test', author_association: 'MEMBER' },
    repository: repository(BASE),
  },
  repository_dispatch: {
    action: 'test-command',
    branch: 'main',
    client_payload: { pull_request: { head: { repo: repository('stranger/repo') } } },
    repository: repository(BASE),
  },
  check_run: {
    action: 'completed',
    check_run: { head_sha: SHA, check_suite: { head_branch: null, pull_requests: [] }, pull_requests: [] },
    repository: repository(BASE),
  },
  check_suite: {
    action: 'completed',
    check_suite: { head_branch: null, head_sha: SHA, pull_requests: [] },
    repository: repository(BASE),
  },
  status: { sha: SHA, state: 'success', branches: [], repository: repository(BASE) },
  deployment: { deployment: { sha: SHA, ref: SHA, environment: 'preview' }, repository: repository(BASE) },
  deployment_status: {
    deployment: { sha: SHA, ref: SHA },
    deployment_status: { state: 'success' },
    repository: repository(BASE),
  },
  issues: { action: 'opened', issue: { number: 8 }, repository: repository(BASE) },
  workflow_call: { inputs: {}, repository: repository(BASE) },
} as const satisfies Readonly<Record<string, Payload>>;

let events = 0;

/** The environment by which a runner tells a step of an event. */
export function eventEnv(
  site: Site,
  name: string,
  payload: Payload | string,
  more: Readonly<Record<string, string | undefined>> = {},
): Record<string, string | undefined> {
  events += 1;
  const path = join(site.root, `event-${events}.json`);
  writeFileSync(path, typeof payload === 'string' ? payload : JSON.stringify(payload));
  return { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path, GITHUB_ACTOR: 'somebody', ...more };
}
