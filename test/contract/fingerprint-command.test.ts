import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { test } from '../support/directory.ts';
import { readRepositoryFile } from './repository.ts';

const X86 = `processor\t: 0
vendor_id\t: AuthenticAMD
model name\t: AMD EPYC 7763 64-Core Processor
cpu MHz\t\t: 2445.427
flags\t\t: fpu vme sse2 avx2

processor\t: 1
model name\t: AMD EPYC 7763 64-Core Processor
cpu MHz\t\t: 3241.1
flags\t\t: fpu vme sse2 avx2
`;
const ARM = `processor\t: 0
BogoMIPS\t: 243.75
Features\t: fp asimd sve
CPU implementer\t: 0x41
CPU architecture: 8
CPU part\t: 0xd40
`;

test.for<[name: string, cpuinfo: string, lines: string[]]>([
  ['x86', X86, ['flags\t\t: fpu vme sse2 avx2', 'model name\t: AMD EPYC 7763 64-Core Processor']],
  ['arm', ARM, ['CPU implementer\t: 0x41', 'CPU part\t: 0xd40', 'Features\t: fp asimd sve']],
])(
  "docs/keys.md's fingerprint of the processor tells one %s from another, and no two runs apart",
  ([name, cpuinfo, lines], { directory }) => {
    const [command = ''] = readRepositoryFile('docs/keys.md')
      .split('\n')
      .filter((line) => line.includes('/proc/cpuinfo |'));
    const file = join(directory, name);
    writeFileSync(file, cpuinfo);
    const script = command.replace('/proc/cpuinfo', file);
    expect(
      execFileSync('bash', ['-e', '-o', 'pipefail', '-c', script], { encoding: 'utf8' }).trim().split('\n'),
    ).toEqual(lines);
  },
);
