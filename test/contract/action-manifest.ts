import type { ScalarToken } from '@actions/workflow-parser/templates/tokens/scalar-token';
import { convertActionTemplate, NoOperationTraceWriter, parseAction } from './github-parser.ts';

/** A JavaScript action, as its action.yml describes it. */
export interface ActionManifest {
  readonly inputs: readonly ActionInput[];
  readonly outputs: readonly { readonly id: string; readonly description: string | undefined }[];
  readonly main: string;
  readonly post: string | undefined;
}

export interface ActionInput {
  readonly id: string;
  readonly description: string | undefined;
  readonly required: boolean;
  readonly default: ScalarToken | undefined;
}

/** @throws Error where the runner would refuse it, or it is none of Node 24 */
export function parseManifest(path: string, text: string): ActionManifest {
  const { context, value: root } = parseAction({ name: path, content: text }, new NoOperationTraceWriter());
  const template = root === undefined ? undefined : convertActionTemplate(context, root);
  const errors = context.errors.getErrors().map((error) => error.message);
  if (errors.length > 0 || template === undefined) throw new Error(errors.join('\n'));
  const { inputs = [], outputs = [], runs } = template;
  if (runs.using !== 'node24') throw new Error(`${path}: runs by '${runs.using}'`);
  return {
    inputs: inputs.map(({ id, description, required = false, default: byDefault }) => ({
      id,
      description,
      required,
      default: byDefault,
    })),
    outputs: outputs.map(({ id, description }) => ({ id, description })),
    main: runs.main,
    post: runs.post,
  };
}
