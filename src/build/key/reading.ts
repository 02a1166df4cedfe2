/** How sources and fingerprints are read, loaded where there are any. */
export { takeFingerprints } from './fingerprint.ts';
export { hashThreads } from './sources/hash-threads.ts';
export { digestSources } from './sources/source-list.ts';
export { readSources } from './sources/sources.ts';
