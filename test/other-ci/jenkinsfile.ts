/** A block of a Jenkinsfile: `stage('Run') { … }` and what is in it. */
export interface Block {
  /** Its name, without arguments. */
  readonly name: string;
  /** What is in its braces and has none of its own, one a line, with line breaks only within quotes. */
  readonly statements: readonly string[];
  readonly blocks: readonly Block[];
}

/** A word, a string, a brace, the end of a statement: all that a declarative pipeline of ours is made of. */
const TOKEN = /\/\/[^\n]*|'''[\s\S]*?'''|'(?:\\.|[^'\\\n])*'|[{}]|[\n;]|[ \t]+|[^'{}\n;/]+|\//gy;

/**
 * Reads the form of a Jenkinsfile: blocks, and the statements in them. What it says only Jenkins knows.
 *
 * @throws Error for braces or quotes without their ends
 */
export function parseJenkinsfile(text: string): readonly Block[] {
  const root = { name: '', statements: [] as string[], blocks: [] as Block[] };
  const open = [root];
  let statement = '';
  let at = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (index !== at) break;
    at += token.length;
    const top = open.at(-1);
    if (top === undefined) throw new Error(`a brace too many: ${text.slice(0, at).split('\n').length}`);
    if (token.startsWith('//')) continue;
    if (token === '{') {
      const block = { name: statement.trim().replace(/\(.*$/s, ''), statements: [], blocks: [] };
      top.blocks.push(block);
      open.push(block);
      statement = '';
    } else if (token === '}' || token === '\n' || token === ';') {
      if (statement.trim() !== '') top.statements.push(statement.trim());
      statement = '';
      if (token === '}') open.pop();
    } else statement += token;
  }
  if (at !== text.length) throw new Error(`cannot be read from line ${text.slice(0, at).split('\n').length} on`);
  if (open.length !== 1) throw new Error('a brace without its end');
  return root.blocks;
}
