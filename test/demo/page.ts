import { readFileSync } from 'node:fs';
import { styleText } from 'node:util';
import { type Seen, seenByRunner } from '../e2e/runner-view.ts';
import { MatcherEngine } from '../matchers/engine.ts';

const COLOURS = { error: 'red', warning: 'yellow', notice: 'blue' } as const;

/** One step's log as its page on GitHub shows it: groups are open, and commands act. */
export class LogPage {
  #shown = 0;
  #group: string | undefined;

  /** What is new since the last time. */
  show(output: string): string[] {
    const seen = seenByRunner(output.slice(0, output.lastIndexOf('\n') + 1));
    return seen.splice(this.#shown).flatMap((each) => {
      this.#shown += 1;
      const title =
        each.group !== undefined && each.group !== this.#group ? [styleText('bold', `▾ ${each.group}`)] : [];
      this.#group = each.group;
      const line = asLine(each);
      return line === undefined ? title : [...title, `${each.group === undefined ? '' : '│ '}${line}`];
    });
  }
}

function asLine({ command, text }: Seen): string | undefined {
  if (command === undefined) return text === '' ? undefined : text;
  if (!isSeverity(command)) return undefined;
  return styleText(COLOURS[command], `${command[0]?.toUpperCase()}${command.slice(1)}: ${text.split('\n')[0]}`);
}

function isSeverity(command: string): command is keyof typeof COLOURS {
  return command in COLOURS;
}

/** The annotations that the runner makes of a step's output, as a pull request shows them: at the line that they are about. */
export function showAnnotations(output: string, readSource: (file: string) => string): string[] {
  const engine = new MatcherEngine();
  return seenByRunner(output).flatMap(({ command, text }) => {
    if (command === 'add-matcher') engine.add(JSON.parse(readFileSync(text, 'utf8')));
    else if (command === 'remove-matcher') engine.remove(text);
    else if (command !== undefined && isSeverity(command)) return [`[${command}] ${text.split('\n')[0]}`];
    const { severity, file, line, message } = (command === undefined && engine.see(text)) || {};
    if (severity === undefined || file === undefined || line === undefined) return [];
    const source = readSource(file).split('\n')[line - 1] ?? '';
    return [`[${severity}] ${file}`, `${`${line}`.padStart(5)} │ ${source}`, `      └ ${message}`];
  });
}

/** A job summary as the run's page shows it, as far as a terminal can: the table, the words, the Gantt chart as bars. */
export function showSummary(markdown: string, width: number): string[] {
  const tasks = [...markdown.matchAll(/^ {2}(.+) :p\d+, (\d+), (\d+)$/gm)].map(([, name = '', from, to]) => ({
    name,
    from: Number(from),
    to: Number(to),
  }));
  const start = Math.min(...tasks.map(({ from }) => from));
  const scale = (width - 30) / (Math.max(...tasks.map(({ to }) => to)) - start);
  const bars = tasks.map(({ name, from, to }) => {
    const bar = '█'.repeat(Math.round((to - from) * scale)) || '▏';
    const gap = ' '.repeat(Math.round((from - start) * scale));
    return `${name.padEnd(18)}${gap}${bar} ${((to - from) / 1000).toFixed(1)} s`;
  });
  const text = markdown
    .replace(/^```mermaid\n[\s\S]*?^```$/m, () => bars.join('\n'))
    .replaceAll(/<tr><th>(.*?)<\/th><td>(.*?)<\/td><\/tr>/g, (_, name, value) => `${name.padEnd(18)}${value}\n`)
    .replaceAll(/<a href="(.*?)">(.*?)<\/a>/g, '$2: $1')
    .replaceAll(/<\/?(?:code|table|pre)>/g, '')
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  return text.split('\n').filter((line) => line !== '');
}
