import { arch, platform, report } from 'node:process';

/** What of a machine decides whether a program that was built there runs here. */
export type Machine = {
  readonly os: string;
  readonly arch: string;
  /** A binary that is linked to one C library does not run with another. */
  readonly libc: string;
};

export function thisMachine(): Machine {
  return { os: platform, arch, libc: libcVersion() };
}

function libcVersion(): string {
  if (platform !== 'linux') return '';
  // Else the report may resolve the names of open connections, which can take seconds.
  Object.assign(report, { excludeNetwork: true });
  const { header } = report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return header?.glibcVersionRuntime === undefined ? 'musl' : `glibc ${header.glibcVersionRuntime}`;
}
