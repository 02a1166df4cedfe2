import { readSystemText } from '../../shared-dir/system/system-text.ts';

/** What decides whether a program built on one machine runs on another. */
export type Machine = {
  readonly os: string;
  readonly arch: string;
  /** Programs linked to one C library do not run with another. */
  readonly libc: string;
};

export function thisMachine(): Machine {
  return { os: process.platform, arch: process.arch, libc: libcVersion() };
}

function libcVersion(): string {
  if (process.platform !== 'linux') return '';
  // The C library's own script says its version; Node's report, which takes longer than all else of a key, is for where it does not.
  const [, version] = /'ldd \([^)]*\) (\d[\d.]*)'/.exec(readSystemText('/usr/bin/ldd') ?? '') ?? [];
  if (version !== undefined) return `glibc ${version}`;
  // Else the report may resolve the names of open connections, which can take seconds.
  const { report } = process;
  Object.assign(report, { excludeNetwork: true });
  const { header } = report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return header?.glibcVersionRuntime === undefined ? 'musl' : `glibc ${header.glibcVersionRuntime}`;
}
