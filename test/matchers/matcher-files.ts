import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { MatcherEngine } from './engine.ts';
import { type LogLine, parseLog } from './log.ts';

export const MATCHERS = join(import.meta.dirname, '../../matchers');
const LOGS = join(import.meta.dirname, 'logs');

type MatcherFile = { readonly problemMatcher: readonly { readonly owner: string }[] };

// In the order in which the action adds them.
const files = readdirSync(MATCHERS)
  .sort()
  .map((name) => JSON.parse(readFileSync(join(MATCHERS, name), 'utf8')) as MatcherFile);

/** An engine with the matchers of the action, or with those of one owner only. */
export function engineWith(owner?: string): MatcherEngine {
  const engine = new MatcherEngine();
  for (const { problemMatcher } of files) {
    engine.add({ problemMatcher: problemMatcher.filter((matcher) => owner === undefined || matcher.owner === owner) });
  }
  return engine;
}

export const OWNERS: readonly string[] = files.flatMap(({ problemMatcher }) =>
  problemMatcher.map(({ owner }) => owner),
);

export interface Log {
  readonly name: string;
  readonly lines: readonly LogLine[];
}

export const ALL_LOGS: readonly Log[] = readdirSync(LOGS).map((file) => ({
  name: basename(file, '.log'),
  lines: parseLog(readFileSync(join(LOGS, file), 'utf8')),
}));
