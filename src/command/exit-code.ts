import { constants } from 'node:os';

/** A shell adds this to the number of the signal that ended a command. */
const BY_SIGNAL = 128;
const SHELL_CODES: Readonly<Record<number, string>> = {
  126: 'a command that cannot be executed',
  127: 'a command that was not found',
};
/** What most likely caused a signal in a build. */
const CAUSES: Readonly<Partial<Record<NodeJS.Signals, string>>> = {
  SIGINT: 'interrupted',
  SIGILL: 'an instruction that this processor lacks; built with -march=native?',
  SIGABRT: 'a program gave up: abort() or a failed assertion',
  SIGBUS: 'a file that became shorter while it was mapped, or a full /dev/shm?',
  SIGFPE: 'a division by zero',
  SIGKILL: 'out of memory?',
  SIGSEGV: 'a program crashed',
  SIGPIPE: 'the reader of a pipe, such as `head`, ended before its writer; with `pipefail` that fails the script',
  SIGXCPU: 'the limit of processor time, ulimit -t',
  SIGXFSZ: 'the limit of file size, ulimit -f',
};

/** "exit code 139 (SIGSEGV: a program crashed)". */
export function describeExitCode(code: number): string {
  const meaning = SHELL_CODES[code] ?? describeSignal(code - BY_SIGNAL);
  return `exit code ${code}${meaning === undefined ? '' : ` (${meaning})`}`;
}

function describeSignal(number: number): string | undefined {
  const names = Object.entries(constants.signals) as [NodeJS.Signals, number][];
  const [name] = names.find(([, value]) => value === number) ?? [];
  if (name === undefined) return undefined;
  const cause = CAUSES[name];
  return cause === undefined ? name : `${name}: ${cause}`;
}
