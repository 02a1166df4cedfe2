import { type JsonObject, toText } from './expressions.ts';

/** What started a run. */
export type WorkflowEvent =
  | { readonly name: 'push'; readonly branch?: string }
  | {
      readonly name: 'pull_request';
      readonly number?: number;
      readonly branch?: string;
      readonly base?: string;
      /** `OWNER/REPO` of the fork that it comes from; by default the repository itself. */
      readonly from?: string;
    }
  | { readonly name: 'workflow_dispatch'; readonly branch?: string; readonly inputs?: JsonObject }
  | { readonly name: 'schedule'; readonly branch?: string };

export interface RunIdentity {
  readonly repository: string;
  readonly runId: string;
  readonly attempt: number;
  readonly sha: string;
  readonly workflowName: string;
  readonly workflowFile: string;
}

/** The event that a workflow listens to, where a test does not care which. */
export function anyEvent(names: readonly string[]): WorkflowEvent {
  const known = (['push', 'pull_request', 'workflow_dispatch', 'schedule'] as const).find((name) =>
    names.includes(name),
  );
  return { name: known ?? 'workflow_dispatch' };
}

/** The `github` context, but for what the runner and the steps add. */
export function githubContext(event: WorkflowEvent, run: RunIdentity): JsonObject {
  const { repository, runId, attempt, sha, workflowName, workflowFile } = run;
  const [owner = ''] = repository.split('/');
  const { ref, refName, head, base, payload } = describe(event, repository, sha);
  return {
    event_name: event.name,
    event: { ...payload, repository: repositoryPayload(repository), sender: { login: owner } },
    ref,
    ref_name: refName,
    ref_type: 'branch',
    ref_protected: false,
    head_ref: head,
    base_ref: base,
    sha,
    repository,
    repository_owner: owner,
    repository_id: '1',
    repository_owner_id: '2',
    actor: owner,
    actor_id: '2',
    triggering_actor: owner,
    run_id: runId,
    run_number: '1',
    run_attempt: `${attempt}`,
    retention_days: '90',
    workflow: workflowName,
    workflow_ref: `${repository}/${workflowFile}@${ref}`,
    workflow_sha: sha,
    server_url: 'https://github.com',
    api_url: 'https://api.github.com',
    graphql_url: 'https://api.github.com/graphql',
  };
}

interface Description {
  readonly ref: string;
  readonly refName: string;
  readonly head: string;
  readonly base: string;
  readonly payload: JsonObject;
}

function describe(event: WorkflowEvent, repository: string, sha: string): Description {
  if (event.name === 'pull_request') {
    const { number = 7, branch = 'change', base = 'main', from = repository } = event;
    const pullRequest = {
      number,
      head: { ref: branch, sha, repo: repositoryPayload(from) },
      base: { ref: base, sha, repo: repositoryPayload(repository) },
    };
    return {
      ref: `refs/pull/${number}/merge`,
      refName: `${number}/merge`,
      head: branch,
      base,
      payload: { action: 'synchronize', number, pull_request: pullRequest },
    };
  }
  const { branch = 'main' } = event;
  const ref = `refs/heads/${branch}`;
  const payload: JsonObject =
    event.name === 'workflow_dispatch' ? { inputs: asTexts(event.inputs ?? {}), ref } : { ref, after: sha };
  return { ref, refName: branch, head: '', base: '', payload };
}

function asTexts(inputs: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, toText(value)]));
}

function repositoryPayload(fullName: string): JsonObject {
  const [owner = '', name = ''] = fullName.split('/');
  return { name, full_name: fullName, owner: { login: owner }, html_url: `https://github.com/${fullName}` };
}
