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
    await Promise.all(
      workers.map(async (worker) => {
        for (const [index, batch] of left) {
          stop?.throwIfAborted();
          hashed[index] = await ask(worker, batch);
        }
      }),
    );
  } finally {
    await Promise.all(workers.map(async (worker) => await worker.terminate()));
  }
  return hashed;
}

async function ask(worker: Worker, batch: readonly string[]): Promise<HashedFile[]> {
  return await new Promise((resolve, reject) => {
    const settle = () => {
      worker.off('message', answered).off('error', failed).off('exit', ended);
    };
    const answered = (hashed: HashedFile[]) => {
      settle();
      resolve(hashed);
    };
    const failed = (error: Error) => {
      settle();
      reject(error);
    };
    const ended = () => failed(new Error('a thread that hashes files has ended'));
    worker.on('message', answered).on('error', failed).on('exit', ended);
    worker.postMessage(batch);
  });
}
