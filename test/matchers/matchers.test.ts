import { describe, expect, it } from 'vitest';
import { forMatchers } from '../../src/build/output/printable.ts';
import type { MatcherEngine } from './engine.ts';
import { formatAnnotation } from './log.ts';
import { ALL_LOGS, engineWith, type Log, OWNERS } from './matcher-files.ts';
import { RECORDINGS } from './recordings.ts';

function annotate(engine: MatcherEngine, { lines }: Log): readonly (string | undefined)[] {
  return lines.map(({ text }) => {
    const annotation = engine.see(forMatchers(text));
    return annotation && formatAnnotation(annotation);
  });
}

describe.each(ALL_LOGS)('the log of $name', (log) => {
  it('gives the annotations that it should, and no others', () => {
    const annotations = annotate(engineWith(), log);
    const seen = log.lines.map(({ text }, index) => ({ text, expected: annotations[index] }));
    expect(seen).toEqual(log.lines);
  });

  it('has no line that two owners would take', () => {
    // What a logger puts in front may as well be a part of the path, which has blanks in it: it is the one asked first.
    const asked = log.name === 'logged' ? OWNERS.filter((owner) => owner.startsWith('build-once-logged')) : OWNERS;
    const byOwner = asked.map((owner) => annotate(engineWith(owner), log));
    for (const [index, line] of log.lines.entries()) {
      const taken = byOwner.map((annotations) => annotations[index]).filter((each) => each !== undefined);
      const isTheirs = line.expected !== undefined && asked.some((owner) => line.expected?.startsWith(`${owner} `));
      expect(taken, line.text).toEqual(isTheirs ? [line.expected] : []);
    }
  });
});

const expected = ALL_LOGS.flatMap(({ lines }) => lines.flatMap((line) => line.expected ?? []));

it.each(OWNERS)('%s is named after the action, once, and some line needs it', (owner) => {
  expect(owner).toMatch(/^build-once-[a-z-]+$/);
  expect(OWNERS.filter((other) => other === owner)).toHaveLength(1);
  expect(expected.filter((annotation) => annotation.startsWith(`${owner} `))).not.toHaveLength(0);
});

it.each(RECORDINGS)('$tool really printed an error and a warning', ({ tool }) => {
  const real = ALL_LOGS.find(({ name }) => name === tool)?.lines.flatMap((line) => line.expected ?? []) ?? [];
  expect(real.filter((annotation) => annotation.includes(' ::error '))).not.toHaveLength(0);
  expect(real.filter((annotation) => annotation.includes(' ::warning '))).not.toHaveLength(0);
});

it('nothing that builds print besides is taken for a message', () => {
  const noise = ALL_LOGS.find(({ name }) => name === 'noise')?.lines ?? [];
  expect(noise.length).toBeGreaterThan(50);
  expect(noise.filter((line) => line.expected !== undefined)).toEqual([]);
});
