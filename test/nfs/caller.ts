/**
 * A long-lived process in a guest that calls CallOnce, as it is published, whenever it is told to: guests take two seconds to
 * start Node, so hundreds of calls cannot be processes of their own.
 *
 *     node caller.ts OPTIONS-JSON
 *
 * Takes orders, and says what happens, as lines of JSON: see Order and Report. Each run of a call leaves a directory of its own
 * beside the call's markers, on the server's disk.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import type { CallOnce as CallOnceClass } from '../../src/index.ts';
import { holdAtStep, letGo, passedSteps } from './hold-at-step.ts';

export interface CallerOptions {
  readonly pollInterval: number;
  readonly lease: number;
  readonly timeout: number;
}

export type Order =
  | {
      readonly kind: 'call';
      /** The directory of the entry, on the share. */
      readonly entry: string;
      /** How long a run takes at most. */
      readonly runSeconds: number;
      /** Stop before the step of this number, counted from the end of the run, until told to go. */
      readonly holdAtStep?: number;
    }
  /** To all that are held. */
  | { readonly kind: 'go' };

export type Report =
  | { readonly kind: 'ready' }
  | { readonly kind: 'running' | 'held'; readonly entry: string }
  /** With the number of steps from the end of a run of one's own on. */
  | { readonly kind: 'value'; readonly entry: string; readonly value: string; readonly steps: number }
  | { readonly kind: 'error'; readonly entry: string; readonly error: string };

const say = (report: Report) => console.log(JSON.stringify(report));
const options = JSON.parse(process.argv[2] ?? '{}') as CallerOptions;

async function call({ entry, runSeconds, holdAtStep: step }: Order & { kind: 'call' }): Promise<void> {
  const guard = new CallOnce<string>({
    ...options,
    path: entry,
    name: 'call',
    fn: async () => {
      const run = randomUUID();
      mkdirSync(`${entry}/run-${run}`);
      say({ kind: 'running', entry });
      await setTimeout(Math.random() * runSeconds * 1000);
      holdAtStep(entry, step, () => say({ kind: 'held', entry }));
      return run;
    },
  });
  try {
    say({ kind: 'value', entry, value: await guard.ensureDone(), steps: passedSteps(entry) });
  } catch (error) {
    say({ kind: 'error', entry, error: error instanceof Error ? error.message : `${error}` });
  }
}

// After hold-at-step.ts has put itself in front of Node's calls.
const { CallOnce } = (await import(new URL('../../lib/index.js', import.meta.url).href)) as {
  CallOnce: typeof CallOnceClass;
};
say({ kind: 'ready' });
for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line) as Order;
  if (order.kind === 'call') void call(order);
  else letGo();
}
