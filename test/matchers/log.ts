import type { Annotation } from './engine.ts';

/** A line of a build log, and the annotation that it has to give, written as the workflow command for it. */
export interface LogLine {
  readonly text: string;
  readonly expected: string | undefined;
}

const REMARK = '@ ';
const EXPECTED = '    ==> ';
/** Control characters are kept in the files as their pictures, so that they can be seen. */
const PICTURES = [
  ['\u001b', '␛'],
  ['\u0007', '␇'],
  ['\r', '␍'],
] as const;

export function parseLog(content: string): readonly LogLine[] {
  const lines: LogLine[] = [];
  for (const text of content.replace(/\n$/, '').split('\n')) {
    if (text.startsWith(REMARK)) continue;
    if (!text.startsWith(EXPECTED)) {
      lines.push({
        text: PICTURES.reduce((all, [real, picture]) => all.replaceAll(picture, real), text),
        expected: undefined,
      });
      continue;
    }
    const before = lines.pop();
    if (before === undefined || before.expected !== undefined)
      throw new Error(`an annotation without its line: ${text}`);
    lines.push({ ...before, expected: text.slice(EXPECTED.length) });
  }
  return lines;
}

export function formatLog(remarks: readonly string[], lines: readonly LogLine[]): string {
  const body = lines.map(({ text, expected }) => {
    const shown = PICTURES.reduce((all, [real, picture]) => all.replaceAll(real, picture), text);
    return expected === undefined ? `${shown}\n` : `${shown}\n${EXPECTED}${expected}\n`;
  });
  return [...remarks.map((remark) => `${REMARK}${remark}\n`), ...body].join('');
}

export function formatAnnotation({ owner, severity, file, line, column, code, message }: Annotation): string {
  const properties = Object.entries({ file, line, col: column, code }).filter(([, value]) => value !== undefined);
  return `${owner} ::${severity} ${properties.map(([name, value]) => `${name}=${value}`).join(',')}::${message}`;
}
