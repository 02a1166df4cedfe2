/** What a step needs besides where it builds itself. */
export { openAnnotatedOutput, openPlainOutput } from './annotations/build-output.ts';
export { FileCommandFiles } from './file-commands/file-commands.ts';
