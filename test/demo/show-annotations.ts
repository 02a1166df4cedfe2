import type { Annotation } from '../workflow/api.ts';

/** Annotations as a pull request shows them: at the line of the source that they are about. */
export function showAnnotations(
  annotations: readonly Annotation[],
  readSource: (file: string) => string,
): readonly string[] {
  return annotations.flatMap(({ severity, file, line, message }) => {
    if (file === undefined || line === undefined) return [`[${severity}] ${message}`];
    const source = readSource(file).split('\n')[line - 1] ?? '';
    const number = `${line}`.padStart(5);
    return [`[${severity}] ${file}`, `${number} │ ${source}`, `${' '.repeat(number.length)} └ ${message}`];
  });
}
