import type { JsonObject } from './expressions.ts';
import { type WorkflowDefinition, WorkflowError } from './parse.ts';

/**
 * The `inputs` context of a run that was started by hand: what was given, else the defaults.
 *
 * @throws WorkflowError for what GitHub would not start
 */
export function dispatchInputs({ name, inputs: known }: WorkflowDefinition, given: JsonObject): JsonObject {
  const unexpected = Object.keys(given).filter((each) => !Object.hasOwn(known, each));
  if (unexpected.length > 0) throw new WorkflowError(`${name}: Unexpected inputs provided: ${unexpected.join(', ')}`);
  return Object.fromEntries(
    Object.entries(known).map(([id, { type, required, default: byDefault, options }]) => {
      const value = given[id] ?? byDefault;
      if (value === undefined && required) throw new WorkflowError(`${name}: Required input '${id}' not provided`);
      // Booleans stay what they are; all else is text.
      if (type === 'boolean') return [id, `${value ?? false}` === 'true'];
      const text = `${value ?? ''}`;
      if (type === 'choice' && value !== undefined && options?.includes(text) === false) {
        throw new WorkflowError(
          `${name}: Provided value '${text}' for input '${id}' not in the list of allowed values`,
        );
      }
      return [id, text];
    }),
  );
}
