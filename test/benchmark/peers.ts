import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { versionOf } from './machine.ts';

/** Others that do the same work, installed for one run. Undefined: not to be had on this machine. */
export interface Peers {
  /** Holds `node_modules` with the packages of peers/package.json. */
  readonly npm: string | undefined;
  /** For PYTHONPATH. */
  readonly python: string | undefined;
  /** Debian's programs, by name; the system's own where it has them. */
  readonly programs: Readonly<Record<'dotlockfile' | 'ccache' | 'flock', Program | undefined>>;
  readonly versions: Readonly<Record<string, string>>;
}

export interface Program {
  readonly path: string;
  readonly version: string;
  /** For LD_LIBRARY_PATH. */
  readonly libraries: string;
}

const LISTED = join(import.meta.dirname, 'peers');
const DEBIAN = {
  dotlockfile: ['liblockfile-bin'],
  ccache: ['ccache', 'libhiredis0.14'],
  flock: ['util-linux'],
} as const;

/** By version and digest: package-lock.json and requirements.txt for npm and PyPI, the signed lists of the system for Debian. */
export function installPeers(directory: string): Peers {
  mkdirSync(directory, { recursive: true });
  const npm = join(directory, 'npm');
  cpSync(LISTED, npm, { recursive: true });
  const python = join(directory, 'python');
  const requirements = join(LISTED, 'requirements.txt');
  const hasNpm = attempt('npm packages', () =>
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], npm),
  );
  const hasPython = attempt('PyPI packages', () =>
    run(
      'python3',
      ['-m', 'pip', 'install', '--quiet', '--no-deps', '--require-hashes', '--target', python, '-r', requirements],
      npm,
    ),
  );
  const programs = {
    dotlockfile: findProgram('dotlockfile', directory),
    ccache: findProgram('ccache', directory),
    flock: findProgram('flock', directory),
  };
  return {
    npm: hasNpm ? npm : undefined,
    python: hasPython ? python : undefined,
    programs,
    versions: {
      ...(hasNpm ? npmVersions() : {}),
      ...(hasPython ? pythonVersions(requirements) : {}),
      ...Object.fromEntries(
        Object.entries(programs).flatMap(([name, found]) => (found ? [[name, found.version]] : [])),
      ),
    },
  };
}

function findProgram(name: keyof typeof DEBIAN, directory: string): Program | undefined {
  const installed = versionOf(name, name === 'dotlockfile' ? ['-v'] : ['--version']);
  if (installed !== undefined) return { path: name, version: installed, libraries: '' };
  const packages = join(directory, name);
  mkdirSync(packages, { recursive: true });
  const root = join(packages, 'root');
  const isThere = attempt(`Debian's ${DEBIAN[name].join(' and ')}`, () => {
    run('apt-get', ['download', '-qq', ...DEBIAN[name]], packages);
    for (const file of readdirSync(packages).filter((each) => each.endsWith('.deb')))
      run('dpkg-deb', ['-x', file, root], packages);
  });
  const path = join(root, 'usr/bin', name);
  if (!isThere || !existsSync(path)) return undefined;
  const [file = ''] = readdirSync(packages).filter((each) => each.startsWith(`${DEBIAN[name][0]}_`));
  const libraries = join(root, 'usr/lib', `${process.arch === 'x64' ? 'x86_64' : 'aarch64'}-linux-gnu`);
  return { path, version: file.split('_')[1] ?? 'of unknown version', libraries };
}

function attempt(what: string, act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    console.error(`!!! ${what} cannot be had here: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

function run(program: string, args: readonly string[], cwd: string): void {
  execFileSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}

function npmVersions(): Record<string, string> {
  const { dependencies } = JSON.parse(readFileSync(join(LISTED, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return dependencies;
}

function pythonVersions(requirements: string): Record<string, string> {
  const [, name = '', version = ''] = /^(\S+)==(\S+)/.exec(readFileSync(requirements, 'utf8')) ?? [];
  return { [name]: version, Python: versionOf('python3') ?? '' };
}
