import { arch, platform, report } from 'node:process';

/** What decides whether a program built on one machine runs on another. */
export type Machine = {
  readonly os: string;
  readonly arch: string;
  /** Programs linked to one C library do not run with another. */
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
