/** What is wrong with a line of `sources`, or with what it names. Says which line, what, and what to do. */
export class SourcesError extends Error {
  override readonly name = 'SourcesError';
}
