import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import GithubSlugger from 'github-slugger';
import { describe, expect, it } from 'vitest';
import { ROOT, readRepositoryFile, repositoryFiles } from './repository.ts';

const documents = repositoryFiles().filter((path) => path.endsWith('.md'));

/** Without what is in code, where no link is one. */
function prose(path: string): string {
  return readRepositoryFile(path)
    .replaceAll(/^([ \t]*)(```|~~~)[\s\S]*?^\1\2/gm, '')
    .replaceAll(/(`+)[^`]*?\1/g, (code) => code.replaceAll(/[[\]()<>]/g, ' '));
}

/** What `#…` may name in a document: its headings, as GitHub names them, and anchors of its own. */
function anchorsOf(path: string): Set<string> {
  const text = prose(path);
  const slugger = new GithubSlugger();
  const headings = [...text.matchAll(/^#{1,6} +(.*?)[ #]*$/gm)].map(([, title = '']) => slugger.slug(plain(title)));
  return new Set([...headings, ...[...text.matchAll(/\b(?:id|name)="([^"]+)"/g)].map(([, id = '']) => id)]);
}

/** A heading's text as it is read. */
function plain(title: string): string {
  return title.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[`*]/g, '');
}

function linksOf(path: string): string[] {
  const text = prose(path);
  const inline = [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].map(([, target = '']) => target);
  const defined = [...text.matchAll(/^\[[^\]]+\]: +(\S+)/gm)].map(([, target = '']) => target);
  const html = [...text.matchAll(/\b(?:href|src)="([^"]+)"/g)].map(([, target = '']) => target);
  return [...inline, ...defined, ...html];
}

/** Why a link leads nowhere; undefined where it leads somewhere, or out of the repository. */
function problemOf(from: string, target: string): string | undefined {
  if (/^[a-z]+:/.test(target))
    return /^(https:\/\/\S+\.\S+|mailto:\S+@\S+)$/.test(target) ? undefined : 'is no https link';
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? from : relative('', join(dirname(from), decodeURIComponent(file)));
  // Pages of the repository on GitHub, as seen from a file on its branch.
  if (/^\.\.\/\.\.\/(actions|security|issues)(\/|$)/.test(path)) return undefined;
  if (path.startsWith('..') || !existsSync(join(ROOT, path))) return 'leads to no file';
  if (anchor === undefined || statSync(join(ROOT, path)).isDirectory()) return undefined;
  return !path.endsWith('.md') || anchorsOf(path).has(anchor) ? undefined : 'leads to no heading';
}

describe('links', () => {
  it.each(documents)('of %s lead somewhere', (path) => {
    const broken = linksOf(path).map((target) => [target, problemOf(path, target)]);
    expect(broken.filter(([, problem]) => problem !== undefined)).toEqual([]);
  });

  it('are found', () => {
    expect(documents.flatMap(linksOf).length).toBeGreaterThan(50);
  });

  it.each([
    ['README.md', 'docs/nowhere.md', 'leads to no file'],
    ['docs/keys.md', '../README.md#no-such-heading', 'leads to no heading'],
    ['docs/keys.md', '#no-such-heading', 'leads to no heading'],
    ['docs/keys.md', '../../elsewhere', 'leads to no file'],
    ['docs/keys.md', 'http://example.org', 'is no https link'],
    ['docs/keys.md', 'protocol.md#hold-2', undefined],
    ['docs/keys.md', '../README.md#inputs', undefined],
  ])('from %s to %s: %s', (from, target, problem) => {
    expect(problemOf(from, target)).toBe(problem);
  });
});
