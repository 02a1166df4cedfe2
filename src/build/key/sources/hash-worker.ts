import { parentPort } from 'node:worker_threads';
import { FileHasher } from './hash-file.ts';

const hasher = new FileHasher();
parentPort?.on('message', (paths: readonly string[]) =>
  parentPort?.postMessage(paths.map((path) => hasher.hash(path))),
);
