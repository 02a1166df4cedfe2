import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from './github-parser.ts';

/** What GitHub would say against a workflow; nothing if it would take it. */
export async function workflowErrors(file: string, text: string): Promise<readonly string[]> {
  const { context, value: root } = parseWorkflow({ name: file, content: text }, new NoOperationTraceWriter());
  if (root !== undefined) await convertWorkflowTemplate(context, root);
  return context.errors.getErrors().map((error) => error.message);
}
