import { join } from 'node:path';
import { WorkflowError } from './parse.ts';

/** What a step's `uses:` stands for. */
export type ActionReference =
  | { readonly kind: 'checkout' }
  | { readonly kind: 'action'; readonly directory: string; readonly repository: string; readonly ref: string };

/** @throws WorkflowError for an action that is not here */
export function resolveAction(
  uses: string,
  workspace: string,
  actions: Readonly<Record<string, string>>,
): ActionReference {
  if (uses.startsWith('./')) return { kind: 'action', directory: join(workspace, uses), repository: '', ref: '' };
  const [, owner, name, below = '', ref] = /^([^/@:]+)\/([^/@:]+)(\/[^@]*)?@(.+)$/.exec(uses) ?? [];
  const repository = `${owner}/${name}`;
  if (ref !== undefined && repository === 'actions/checkout' && below === '') return { kind: 'checkout' };
  const directory = Object.hasOwn(actions, repository) ? actions[repository] : undefined;
  if (ref === undefined || directory === undefined) {
    const known = ['actions/checkout', ...Object.keys(actions)].join(', ');
    throw new WorkflowError(`Unable to resolve action '${uses}': only ./… and ${known} are known here`);
  }
  return { kind: 'action', directory: join(directory, below), repository, ref };
}
