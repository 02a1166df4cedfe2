import { expect, it } from 'vitest';
import { readRepositoryFile, repositoryFiles } from './repository.ts';

/** All texts of the sources; one that is put together over several lines stands as one. */
const said = repositoryFiles()
  .filter((path) => /^src\/.*\.ts$/.test(path))
  .map(readRepositoryFile)
  .join('\n')
  .replaceAll(/(['"`]) \+\s*\n\s*(['"`])/g, '')
  .replaceAll("\\'", "'")
  .toLowerCase();

const messages = [...readRepositoryFile('docs/troubleshooting.md').matchAll(/^```text\n([\s\S]*?)^```/gm)].flatMap(
  ([, block = '']) => block.trimEnd().split('\n'),
);

/** The phrases of a message: it may be put together of several, at punctuation, numbers and the places of what differs. */
function phrasesOf(message: string): string[] {
  const phrases = message.toLowerCase().split(/[…:;.()\d]|, (?:and )?/);
  return phrases.map((phrase) => phrase.trim()).filter((phrase) => phrase.split(' ').length > 2);
}

it('docs/troubleshooting.md shows messages, of which there is something to compare', () => {
  expect(messages.length).toBeGreaterThan(20);
  expect(
    messages.filter((message) => !/building again|was free|exit code/.test(message) && phrasesOf(message).length === 0),
  ).toEqual([]);
});

it.each(messages)('%s', (message) => {
  expect(phrasesOf(message).filter((phrase) => !said.includes(phrase))).toEqual([]);
});
