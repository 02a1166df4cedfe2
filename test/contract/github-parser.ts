import { registerHooks } from 'node:module';

/*
 * GitHub's own parser and schema. The package imports its schemas as JSON without the attribute that Node asks for, so
 * the attribute is put in while it loads.
 */
const hooks = registerHooks({
  load: (url, context, nextLoad) =>
    nextLoad(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});

export const { convertWorkflowTemplate, parseWorkflow, NoOperationTraceWriter } = await import(
  '@actions/workflow-parser'
);
export const { TemplateContext, TemplateValidationErrors } = await import(
  '@actions/workflow-parser/templates/template-context'
);
export const { getWorkflowSchema } = await import('@actions/workflow-parser/workflows/workflow-schema');
export const { parseAction } = await import('@actions/workflow-parser/actions/action-parser');
export const { convertActionTemplate } = await import('@actions/workflow-parser/actions/action-template');

hooks.deregister();
