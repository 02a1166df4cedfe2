import type { KeyParts } from '../../src/build/key/key-parts.ts';
import type { BuildResult } from '../../src/build/result/result.ts';

export const KEY_PARTS: KeyParts = {
  key: 'k',
  sources: '',
  command: 'make TOKEN=s3cr3t all',
  shell: 'bash',
  workingDirectory: '.',
  fingerprint: [{ command: 'verilator --version', output: 'Verilator 5.006' }],
  os: 'linux',
  arch: 'x64',
  libc: 'glibc 2.36',
};

/** A build that left nothing besides its directory. */
export const RESULT: BuildResult = {
  attempt: '1-9f3a7c21d5b8',
  expected: [],
  isEmpty: false,
  bytes: 4096,
  commands: { outputs: [], env: [], paths: [] },
  builtIn: {
    dir: ['/nfs/owner/repo/sim-0123456789abcdef/1-9f3a7c21d5b8'],
    workspace: ['/runner/_work/repo/repo'],
    temporary: ['/runner/_work/_temp'],
    path: ['/nfs'],
  },
  keyParts: KEY_PARTS,
};
