/** A block of YAML in a document, made whole where it shows a part. */
export interface Snippet {
  readonly name: string;
  readonly kind: 'workflow' | 'other';
  readonly text: string;
}

/** The ```yaml blocks of a Markdown document. */
export function yamlSnippets(path: string, markdown: string): Snippet[] {
  const snippets: Snippet[] = [];
  const fence = /^([ \t]*)```ya?ml[^\n]*\n([\s\S]*?)^\1```/gm;
  for (const { index, 1: indent = '', 2: body = '' } of markdown.matchAll(fence)) {
    const line = markdown.slice(0, index).split('\n').length + 1;
    const text = body.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
    snippets.push({ name: `${path}:${line}`, ...wholeWorkflow(`${path}:${line}`, text) });
  }
  return snippets;
}

/** A workflow; its jobs; the steps of a job; or something of another kind, such as a Kubernetes manifest. */
function wholeWorkflow(name: string, text: string): Pick<Snippet, 'kind' | 'text'> {
  const first = text.split('\n').find((line) => line.trim() !== '' && !line.trimStart().startsWith('#')) ?? '';
  if (/^on:/m.test(text) && /^jobs:/m.test(text)) return { kind: 'workflow', text };
  if (/^jobs:/m.test(text)) return { kind: 'workflow', text: `on: push\n${text}` };
  if (/^steps:/m.test(text)) return { kind: 'workflow', text: inJob(text) };
  if (first.startsWith('- ')) return { kind: 'workflow', text: inJob(`steps:\n${text}`) };
  if (/^apiVersion:/m.test(text)) return { kind: 'other', text };
  throw new Error(`${name}: neither a workflow, nor its jobs or steps; mark it as something else than yaml`);
}

function inJob(text: string): string {
  const indented = text.replaceAll(/^(?=.)/gm, '    ');
  return `on: push\njobs:\n  job:\n    runs-on: self-hosted\n${indented}`;
}
