import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ScalarToken } from '@actions/workflow-parser/templates/tokens/scalar-token';
import { convertActionTemplate, NoOperationTraceWriter, parseAction } from './github-parser.ts';
import { WorkflowError } from './parse.ts';

/** A JavaScript action, as its action.yml describes it. */
export interface ActionManifest {
  readonly directory: string;
  readonly inputs: readonly ActionInput[];
  readonly outputs: readonly { readonly id: string; readonly description: string | undefined }[];
  readonly main: string;
  readonly post: string | undefined;
  readonly postIf: string | undefined;
}

export interface ActionInput {
  readonly id: string;
  readonly description: string | undefined;
  readonly required: boolean;
  readonly default: ScalarToken | undefined;
}

/** @throws WorkflowError where the runner would refuse it, or it is of a kind that is not run here */
export async function loadManifest(directory: string): Promise<ActionManifest> {
  for (const name of ['action.yml', 'action.yaml']) {
    const path = join(directory, name);
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text !== undefined) return parseManifest(path, directory, text);
  }
  throw new WorkflowError(
    `Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '${directory}'. ` +
      'Did you forget to run actions/checkout before running your local action?',
  );
}

export function parseManifest(path: string, directory: string, text: string): ActionManifest {
  const { context, value: root } = parseAction({ name: path, content: text }, new NoOperationTraceWriter());
  const template = root === undefined ? undefined : convertActionTemplate(context, root);
  const errors = context.errors.getErrors().map((error) => error.message);
  if (errors.length > 0 || template === undefined) throw new WorkflowError(errors.join('\n'));
  const { runs } = template;
  if (runs.using !== 'node20' && runs.using !== 'node24') {
    throw new WorkflowError(`${path}: actions that use '${runs.using}' are not run here`);
  }
  if (runs.pre !== undefined) throw new WorkflowError(`${path}: 'pre' is not run here`);
  return {
    directory,
    inputs: (template.inputs ?? []).map(({ id, description, required, default: byDefault }) => ({
      id,
      description,
      required: required ?? false,
      default: byDefault,
    })),
    outputs: (template.outputs ?? []).map(({ id, description }) => ({ id, description })),
    main: runs.main,
    post: runs.post,
    postIf: runs.postIf,
  };
}
