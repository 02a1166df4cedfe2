import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, hostname } from 'node:os';
import { join } from 'node:path';

/** Slurm on this machine alone, with daemons of its own, gone at the end of the scope. */
export class SlurmCluster implements AsyncDisposable {
  readonly configuration: string;
  readonly #daemons: readonly ChildProcess[];

  private constructor(configuration: string, daemons: readonly ChildProcess[]) {
    this.configuration = configuration;
    this.#daemons = daemons;
  }

  static async start(directory: string): Promise<SlurmCluster> {
    for (const name of ['state', 'spool']) mkdirSync(join(directory, name), { recursive: true });
    const configuration = join(directory, 'slurm.conf');
    const [host] = hostname().split('.');
    const [controller, node] = [await freePort(), await freePort()];
    const user = execFileSync('id', ['-un'], { encoding: 'utf8' }).trim();
    const lines = [
      'ClusterName=test',
      `SlurmctldHost=${host}(127.0.0.1)`,
      `SlurmctldPort=${controller}`,
      `SlurmdPort=${node}`,
      'AuthType=auth/none',
      'CredType=cred/none',
      `SlurmUser=${user}`,
      `SlurmdUser=${user}`,
      `StateSaveLocation=${directory}/state`,
      `SlurmdSpoolDir=${directory}/spool`,
      `SlurmctldPidFile=${directory}/slurmctld.pid`,
      `SlurmdPidFile=${directory}/slurmd.pid`,
      `SlurmctldLogFile=${directory}/slurmctld.log`,
      `SlurmdLogFile=${directory}/slurmd.log`,
      'ProctrackType=proctrack/linuxproc',
      'TaskPlugin=task/none',
      'SelectType=select/linear',
      'MpiDefault=none',
      'SwitchType=switch/none',
      'AccountingStorageType=accounting_storage/none',
      'JobAcctGatherType=jobacct_gather/none',
      'SchedulerType=sched/builtin',
      'ReturnToService=2',
      `NodeName=${host} NodeAddr=127.0.0.1 CPUs=${cpus().length} State=UNKNOWN`,
      `PartitionName=main Nodes=${host} Default=YES MaxTime=10 State=UP OverSubscribe=FORCE:8`,
    ];
    writeFileSync(configuration, `${lines.join('\n')}\n`);
    const env = { ...process.env, SLURM_CONF: configuration };
    const daemons = ['slurmctld', 'slurmd'].map((daemon) => spawn(daemon, ['-D'], { env, stdio: 'ignore' }));
    const cluster = new SlurmCluster(configuration, daemons);
    try {
      await cluster.until('a node that is idle', () =>
        execFileSync('sinfo', ['-h', '-o', '%t'], {
          env,
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        }).includes('idle'),
      );
    } catch (error) {
      await cluster[Symbol.asyncDispose]();
      const logs = ['slurmctld.log', 'slurmd.log'].map((name) => readLog(join(directory, name)));
      throw new Error(`Slurm does not start: ${logs.join('\n')}`, { cause: error });
    }
    return cluster;
  }

  /** Waits for a condition; an error of it is not yet. */
  async until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
    const end = performance.now() + 60_000;
    for (;;) {
      if (
        await Promise.resolve()
          .then(condition)
          .catch(() => false)
      )
        return;
      if (performance.now() > end) throw new Error(`gave up waiting for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const daemon of this.#daemons) {
      if (daemon.exitCode !== null || daemon.signalCode !== null) continue;
      const gone = new Promise((resolve) => daemon.once('close', resolve));
      daemon.kill('SIGTERM');
      const timer = setTimeout(() => daemon.kill('SIGKILL'), 10_000);
      await gone;
      clearTimeout(timer);
    }
  }
}

function readLog(path: string): string {
  try {
    return readFileSync(path, 'utf8').split('\n').slice(-20).join('\n');
  } catch {
    return `no ${path}`;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
