import type { Cancellation } from '../build/process/cancellation.ts';
import type { Host } from '../nfs-lock/host.ts';
import type { Terminal } from './terminal.ts';

/** What the commands have of the process that they run in. */
export interface Cli {
  readonly terminal: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly host: Host;
  /** From then on, signals no longer end the process; they reach it by the {@link Cancellation}. */
  readonly listenForCancellation: () => Cancellation;
  readonly process: NodeJS.Process;
  /** The script that Node was started with. */
  readonly mainPath: string;
  readonly exitWith: (code: number) => void;
}
