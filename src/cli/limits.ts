import type { Command } from 'commander';
import {
  BYTES_EXAMPLES,
  DURATION_EXAMPLES,
  type PruneLimits,
  parseBytes,
  parseDuration,
} from '../store/prune/limits.ts';
import { UsageError } from './exit-codes.ts';

/** As commander gives them. */
export interface LimitOptions {
  readonly maxAge?: string;
  readonly maxSize?: string;
  readonly minFree?: string;
  readonly minAge?: string;
  readonly userTimeout?: string;
}

export function addLimits(command: Command): Command {
  return command
    .option('--max-age <time>', `what was not used for longer goes: ${DURATION_EXAMPLES}`)
    .option('--max-size <size>', `the longest unused go while all take more: ${BYTES_EXAMPLES}`)
    .option('--min-free <size>', 'the longest unused go while less is free on the file system')
    .option('--min-age <time>', 'nothing younger goes (default: 1d)')
    .option(
      '--user-timeout <time>',
      'when a job elsewhere of which nothing is known uses nothing any more (default: 5d)',
    );
}

/** @throws UsageError that names the option */
export function parseLimits(options: LimitOptions): PruneLimits {
  const duration = (name: string, text: string | undefined) => parse(name, text, parseDuration, DURATION_EXAMPLES);
  const bytes = (name: string, text: string | undefined) => parse(name, text, parseBytes, BYTES_EXAMPLES);
  const limits = {
    maxAgeSeconds: duration('max-age', options.maxAge),
    maxBytes: bytes('max-size', options.maxSize),
    minFreeBytes: bytes('min-free', options.minFree),
    minAgeSeconds: duration('min-age', options.minAge),
    userTimeoutSeconds: duration('user-timeout', options.userTimeout),
  };
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}

function parse(
  name: string,
  text: string | undefined,
  read: (text: string) => number | undefined,
  examples: string,
): number | undefined {
  if (text === undefined) return undefined;
  const value = read(text);
  if (value === undefined) throw new UsageError(`--${name} must be ${examples}, not ${JSON.stringify(text)}`);
  return value;
}
