import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { FileHasher, type HashedFile } from './hash-file.ts';

/** What one thread gets at a time. */
const BATCH = 200;
/** A thread takes as long to start as some hundred files to hash. */
const WORTH_A_THREAD = 1000;

export interface HashThreads {
  /** How many there may be: as many as there are processors. */
  readonly most: number;
  /** Starts one that runs `hash-worker`. */
  readonly start: () => Worker;
}

/** Hashes files in the order of their paths, on as many processors as that is worth. */
export async function hashFiles(
  paths: readonly string[],
  threads: HashThreads,
  stop?: AbortSignal,
): Promise<HashedFile[]> {
  const batches = Array.from({ length: Math.ceil(paths.length / BATCH) }, (_, index) =>
    paths.slice(index * BATCH, (index + 1) * BATCH),
  );
  const count = Math.min(threads.most, Math.ceil(paths.length / WORTH_A_THREAD));
  const hashed =
    count > 1 ? await hashInThreads(batches, { ...threads, most: count }, stop) : await hashHere(batches, stop);
  return hashed.flat();
}

async function hashHere(batches: readonly (readonly string[])[], stop?: AbortSignal): Promise<HashedFile[][]> {
  const hasher = new FileHasher();
  const hashed: HashedFile[][] = [];
  for (const batch of batches) {
    hashed.push(batch.map((path) => hasher.hash(path)));
    // A cancellation is to be heard in between.
    await setImmediate();
    stop?.throwIfAborted();
  }
  return hashed;
}

async function hashInThreads(
  batches: readonly (readonly string[])[],
  { most, start }: HashThreads,
  stop?: AbortSignal,
): Promise<HashedFile[][]> {
  const hashed: HashedFile[][] = [];
  const left = batches.entries();
  const workers = Array.from({ length: most }, start);
  try {
    await Promise.all(workers.map(async (worker) => await handOut(worker, left, hashed, stop)));
  } finally {
    await Promise.all(workers.map(async (worker) => await worker.terminate()));
  }
  return hashed;
}

/** Gives a thread one batch after the other, until none is left. */
async function handOut(
  worker: Worker,
  left: Iterator<[number, readonly string[]]>,
  hashed: HashedFile[][],
  stop?: AbortSignal,
): Promise<void> {
  const sent: number[] = [];
  await new Promise<void>((resolve, reject) => {
    const send = () => {
      if (stop?.aborted) return reject(stop.reason);
      const { value, done } = left.next();
      if (done) return sent.length === 0 ? resolve() : undefined;
      const [index, batch] = value;
      sent.push(index);
      worker.postMessage(batch);
    };
    worker.on('message', (answer: HashedFile[]) => {
      hashed[sent.shift() ?? 0] = answer;
      send();
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('a thread that hashes files has ended')));
    // The next is there when one is done: on a busy machine this thread may take long to hear of it.
    send();
    send();
  });
}
