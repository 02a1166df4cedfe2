import { type Commit, commitFrom } from '../../build/result/commit.ts';
import type { Environment } from '../../command/environment.ts';
import { part, readEvent } from './event.ts';

export function commitOf(env: Environment): Commit | undefined {
  const [, number] = /^refs\/pull\/(\d+)\/(?:merge|head)$/.exec(env.GITHUB_REF ?? '') ?? [];
  if (number === undefined) return commitFrom(env.GITHUB_SHA, env.GITHUB_REF_NAME || undefined);
  // GITHUB_SHA is then a merge that GitHub made for this run: nobody has ever seen it.
  const head = part(readEvent(env.GITHUB_EVENT_PATH), 'pull_request', 'head', 'sha');
  return (
    commitFrom(head, `pull request #${number}`) ?? commitFrom(env.GITHUB_SHA, `the merge of pull request #${number}`)
  );
}
