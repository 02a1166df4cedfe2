import {
  convertWorkflowTemplate,
  getWorkflowSchema,
  NoOperationTraceWriter,
  parseWorkflow,
  TemplateContext,
  TemplateValidationErrors,
} from './github-parser.ts';

/** What GitHub would say against a workflow; nothing if it would take it. */
export async function workflowErrors(file: string, text: string): Promise<readonly string[]> {
  const context = new TemplateContext(
    new TemplateValidationErrors(),
    getWorkflowSchema(),
    new NoOperationTraceWriter(),
  );
  // GitHub takes them since June 2026; this version of its parser waits to be told.
  context.state.featureFlags = { isEnabled: (feature: string) => feature === 'allowBackgroundSteps' };
  const { value: root } = parseWorkflow({ name: file, content: text }, context);
  if (root !== undefined) await convertWorkflowTemplate(context, root);
  return context.errors.getErrors().map((error) => error.message);
}
