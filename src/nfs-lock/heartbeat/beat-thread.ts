import { Worker } from 'node:worker_threads';
import { SharedDirError } from '../../shared-dir/shared-dir.ts';
import type { Heartbeat } from '../host.ts';
import type { BeatFailure, Beating, Beats, Loss } from './heartbeat.ts';
import { SharedBeats } from './shared-beats.ts';

/** To the thread, about the heartbeat of that number. */
export type Order =
  | ({ readonly kind: 'start'; readonly id: number; readonly memory: SharedArrayBuffer } & Omit<Beating, 'onLost'>)
  | { readonly kind: 'beat' | 'stop'; readonly id: number };

/** From the thread. */
export type Report =
  /** To an order to beat. */
  | { readonly kind: 'beaten'; readonly id: number; readonly answer: 'stands' | Loss | Refusal }
  | { readonly kind: 'ended'; readonly id: number; readonly why: 'stopped' | Loss; readonly beats: Beats };

/** A {@link SharedDirError} in parts, for a thread's messages make a plain Error of it. */
export interface Refusal {
  readonly kind: 'refused';
  readonly operation: string;
  readonly path: string;
  readonly code: string;
}

interface Running {
  readonly answers: ((answer: 'stands' | Loss | Refusal) => void)[];
  end(why: 'stopped' | Loss | BeatFailure, beats?: Beats): void;
}

let thread: Worker | undefined;
let lastId = 0;
const running = new Map<number, Running>();

/**
 * Beats in a thread of its own with calls that block, one thread for all locks of the process. The main thread may be busy
 * for seconds, and the asynchronous file system calls of a process share four threads that a hung mount fills up; either
 * would stop a heartbeat that lived among them.
 */
export function startHeartbeatInThread({ onLost, ...beating }: Beating): Heartbeat {
  const id = ++lastId;
  const answers: Running['answers'] = [];
  const shared = SharedBeats.begin({ beats: 0, lastSeconds: beating.claimedAtSeconds });
  const ended = new Promise<Beats | undefined>((resolve) => {
    running.set(id, {
      answers,
      end: (why, beats) => {
        running.delete(id);
        // A process that holds no lock may end although the thread is there.
        if (running.size === 0) thread?.unref();
        if (why !== 'stopped') onLost(why);
        for (const answer of answers) answer(why === 'stopped' || why.kind === 'failed' ? { kind: 'removed' } : why);
        resolve(beats);
      },
    });
  });
  send({ kind: 'start', id, memory: shared.memory, ...beating });
  return {
    beat: async () => {
      if (!running.has(id)) return { kind: 'removed' };
      const answer = await new Promise<'stands' | Loss | Refusal>((settle) => {
        answers.push(settle);
        send({ kind: 'beat', id });
      });
      if (answer !== 'stands' && answer.kind === 'refused')
        throw new SharedDirError(answer.operation, answer.path, answer.code);
      return answer;
    },
    stop: async () => {
      const heartbeat = running.get(id);
      if (heartbeat !== undefined) {
        // A beat that was asked for and not begun comes first: its caller is owed an answer.
        const beats = answers.length === 0 ? shared.stop() : undefined;
        // The thread has only to forget it, or to come to the end of a beat.
        send({ kind: 'stop', id });
        if (beats !== undefined) heartbeat.end('stopped', beats);
      }
      return await ended;
    },
  };
}

function send(order: Order): void {
  try {
    thread ??= startThread();
    thread.ref();
    thread.postMessage(order);
  } catch (error) {
    failAll(thread, error);
  }
}

function startThread(): Worker {
  // Not what this process was started with: `--input-type`, `--test`, a loader or NODE_OPTIONS would end or change the thread.
  const worker = new Worker(new URL('./beat-worker.js', import.meta.url), { execArgv: [], env: {} });
  worker.on('message', (report: Report) => {
    const heartbeat = running.get(report.id);
    if (report.kind === 'beaten') heartbeat?.answers.shift()?.(report.answer);
    else heartbeat?.end(report.why, report.beats);
  });
  worker.on('error', (error) => failAll(worker, error));
  worker.on('exit', (code) => failAll(worker, new Error(`its thread ended with code ${code}`)));
  return worker;
}

/** Without its thread a lock cannot be kept: better to stop the work than to go on beside whoever takes it over. */
function failAll(failed: Worker | undefined, error: unknown): void {
  if (thread !== failed) return;
  thread = undefined;
  const why = error instanceof Error ? error.message : `${error}`;
  for (const { end } of [...running.values()]) end({ kind: 'failed', why });
}
