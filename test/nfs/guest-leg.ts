import { join } from 'node:path';
import { parsePairs } from '../../src/action/file-commands/file-commands.ts';
import { STEP_FILES, stepEnv } from '../e2e/leg.ts';
import type { Ended, ExecOptions, Execution } from './lab/execution.ts';
import type { Client } from './lab/host.ts';
import { inGuest } from './lab/lab.ts';

const NODE = inGuest(process.execPath);
const MAIN = inGuest(join(import.meta.dirname, '../../dist/main/index.js'));

export interface LegEnd {
  readonly ended: Ended;
  readonly output: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export interface LegOptions extends Pick<ExecOptions, 'user'> {
  readonly env?: Readonly<Record<string, string>>;
  readonly prefix?: string;
  readonly umask?: string;
  /** In front of the script. */
  readonly nodeArguments?: string;
}

let lastLeg = 0;

/** One leg of a matrix on a host of the lab: the committed bundle with a runner's environment. */
export class GuestLeg {
  readonly ended: Promise<LegEnd>;
  readonly #execution: Execution;
  #output = '';

  private constructor(execution: Execution, ended: Promise<LegEnd>) {
    this.#execution = execution;
    this.ended = ended;
    execution.stdout.on('data', (chunk: Buffer) => {
      this.#output += chunk.toString('utf8');
    });
  }

  /** What it has printed so far. */
  get output(): string {
    return this.#output;
  }

  static async start(
    client: Client,
    inputs: Readonly<Record<string, string>>,
    { env = {}, prefix = '', umask = '022', nodeArguments = '', user }: LegOptions = {},
  ): Promise<GuestLeg> {
    const home = `/tmp/leg-${process.pid}-${++lastLeg}`;
    const files = STEP_FILES.map((file) => `${home}/${file}`).join(' ');
    const execution = await client.spawn(
      [
        // Not sh: dash drops what it would not allow as a variable's name, such as INPUT_POLL-INTERVAL.
        'bash',
        '-c',
        `umask 022; mkdir -p ${home}/workspace ${home}/temp; touch ${files}; cd ${home}/workspace
       umask ${umask}; ${prefix} ${NODE} ${nodeArguments} ${MAIN} 2>&1; code=$?; echo '=== outputs'; cat ${home}/GITHUB_OUTPUT; exit $code`,
      ],
      {
        ...(user ? { user } : {}),
        env: { ...stepEnv(home, inputs), RUNNER_NAME: client.name, ...env },
      },
    );
    return new GuestLeg(execution, endOf(execution));
  }

  /** To node's process alone, as the runner does it. */
  kill(signal: NodeJS.Signals): void {
    this.#execution.kill(signal);
  }
}

async function endOf(execution: Execution): Promise<LegEnd> {
  const { ended, output } = await execution.output();
  const [printed = '', outputs = ''] = output.stdout.split('=== outputs\n');
  return { ended, output: printed, outputs: Object.fromEntries(parsePairs('GITHUB_OUTPUT', outputs)) };
}
