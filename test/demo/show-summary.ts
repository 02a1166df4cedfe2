const ROW = /^<tr><th>(.*?)<\/th><td>(.*)<\/td><\/tr>$/;
const TASK = /^ {2}(.+) :p\d+, (\d+), (\d+)$/;

/** A job summary as the run's page shows it, as far as a terminal can: the table, the words, the Gantt chart as bars. */
export function showSummary(markdown: string, width: number): readonly string[] {
  const lines = markdown.replaceAll(/(?<=<table>)|(?<=<\/tr>)/g, '\n').split('\n');
  const tasks = lines.flatMap((line) => {
    const [, name = '', from, to] = TASK.exec(line) ?? [];
    return from === undefined ? [] : [{ name, from: Number(from), to: Number(to) }];
  });
  const chart = tasks.length > 0 ? renderBars(tasks, width) : [];
  const shown: string[] = [];
  let isChart = false;
  for (const line of lines) {
    if (line === '```mermaid') shown.push(...chart);
    if (line.startsWith('```')) isChart = line !== '```';
    else if (!isChart && !/^(<\/?table>)?$/.test(line)) shown.push(renderLine(line));
  }
  return shown;
}

function renderLine(line: string): string {
  const [, name, value] = ROW.exec(line) ?? [];
  return name === undefined || value === undefined ? asText(line) : `${name.padEnd(18)} ${asText(value)}`;
}

function asText(html: string): string {
  return html
    .replaceAll(/<a href="(.*?)">(.*?)<\/a>/g, '$2: $1')
    .replaceAll(/<\/?code>/g, '')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

function renderBars(tasks: readonly { name: string; from: number; to: number }[], width: number): string[] {
  const label = Math.max(...tasks.map(({ name }) => name.length)) + 2;
  const start = Math.min(...tasks.map(({ from }) => from));
  const end = Math.max(...tasks.map(({ to }) => to));
  const column = (at: number) => Math.round(((at - start) / (end - start)) * (width - label - 10));
  return tasks.map(({ name, from, to }) => {
    const bar = '█'.repeat(column(to) - column(from)) || '▏';
    return `${name.padEnd(label)}${' '.repeat(column(from))}${bar} ${((to - from) / 1000).toFixed(1)} s`;
  });
}
