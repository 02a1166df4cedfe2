import { styleText } from 'node:util';

const FIRST_LINE = /^##\[group\]Run /;
const LAST_LINE = 'Post job cleanup.';
const COLOURS = { error: 'red', warning: 'yellow', notice: 'blue' } as const;

/** One job's log as its page shows it, line by line: what a `Run` group holds is folded away, other groups are open. */
export class LogPage {
  #part: 'before' | 'folded' | 'open group' | 'steps' | 'after' = 'before';

  /** What is to be shown of a line; nothing for most of what the runner itself says. */
  show(line: string): string | undefined {
    if (line === LAST_LINE) this.#part = 'after';
    if (this.#part === 'after') return undefined;
    if (FIRST_LINE.test(line)) {
      this.#part = 'folded';
      return styleText('bold', `▸ ${line.slice('##[group]'.length)}`);
    }
    if (this.#part === 'before') return undefined;
    if (line === '##[endgroup]') {
      this.#part = 'steps';
      return undefined;
    }
    if (this.#part === 'folded') return undefined;
    if (line.startsWith('##[group]')) {
      this.#part = 'open group';
      return styleText('bold', `▾ ${line.slice('##[group]'.length)}`);
    }
    return `${this.#part === 'open group' ? '│ ' : ''}${withSeverity(line)}`;
  }
}

function withSeverity(line: string): string {
  const [, severity, message] = /^##\[(error|warning|notice)\](.*)$/.exec(line) ?? [];
  if (severity === undefined) return line;
  const word = `${severity[0]?.toUpperCase()}${severity.slice(1)}`;
  return styleText(COLOURS[severity as keyof typeof COLOURS], `${word}: ${message}`);
}
