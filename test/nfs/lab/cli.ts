#!/usr/bin/env node
/** The lab by hand. */
import { createHash } from 'node:crypto';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { Client, Server } from './host.ts';
import { attachLab, type Lab, startLab, whatIsMissing } from './lab.ts';
import { existingLabs, labId } from './layout.ts';
import { leftovers, takeDown } from './teardown.ts';

const USAGE = `usage: node test/nfs/lab/cli.ts [--lab ID] COMMAND

  up [--clients 3] [--lease SECONDS] [--memory 512M]    hosts: server, client1, client2, …
  down                          also removes what a crash left
  list                          all labs on this machine
  exec HOST -- COMMAND …        with its input, output, exit code; Ctrl-C goes to the command
  mount CLIENT VERSION DIR [--export plain|squashed|async] [-o OPTIONS]
                                VERSION: 3, 4.0, 4.1, 4.2
  umount CLIENT DIR
  rpc server | rpc CLIENT DIR   requests per operation
  power-cut HOST                and boot HOST
  crash-server                  and boot-server
  pause HOST                    and resume HOST
  cut HOST                      and heal HOST: from the network of the server, not from exec
  cut-replies HOST              and heal-replies HOST: what it asks is done, but it is not told
  clock HOST +3h                or, for the past, clock HOST -- -90s

Without --lab it is the lab of this checkout.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lab: {
      type: 'string',
      default: `hand-${createHash('sha256')
        .update(import.meta.dirname)
        .digest('hex')
        .slice(0, 8)}`,
    },
    clients: { type: 'string' },
    lease: { type: 'string' },
    memory: { type: 'string' },
    export: { type: 'string', default: 'plain' },
    o: { type: 'string', short: 'o' },
    help: { type: 'boolean', short: 'h' },
  },
});
const [command = 'help', ...rest] = values.help ? [] : positionals;

class UsageError extends Error {}

const need = (index: number, what: string): string => {
  const given = rest[index];
  if (given === undefined) throw new UsageError(`${command}: ${what} is missing`);
  return given;
};

const lab = (): Lab => attachLab(values.lab);

function host(name = need(0, 'HOST')): Client | Server {
  const { server, clients } = lab();
  const found = [server, ...clients].find((one) => one.name === name);
  if (found === undefined) throw new UsageError(`There is no host ${name}.`);
  return found;
}

function client(): Client {
  const found = host();
  if (found instanceof Client) return found;
  throw new UsageError(`${found.name} is not a client.`);
}

const COMMANDS: Record<string, () => Promise<void> | void> = {
  help: () => console.log(USAGE),
  up: async () => {
    const up = await startLab({
      id: values.lab,
      ...(values.clients !== undefined && { clients: Number(values.clients) }),
      ...(values.lease !== undefined && { leaseSeconds: Number(values.lease) }),
      ...(values.memory !== undefined && { memory: values.memory }),
    });
    await up.leave();
    console.log(`Lab ${up.id} is up: server, ${up.clients.map((one) => one.name).join(', ')}.`);
  },
  down: async () => {
    await takeDown(labId(values.lab));
    const left = leftovers(labId(values.lab));
    if (left.length > 0) throw new Error(`Left after down:\n${left.join('\n')}`);
  },
  list: () => console.log(existingLabs().join('\n')),
  exec: () => exec(host(), rest.slice(1)),
  mount: async () => {
    const version = need(1, 'VERSION');
    if (version !== '3' && version !== '4.0' && version !== '4.1' && version !== '4.2') {
      throw new UsageError(`VERSION is 3, 4.0, 4.1 or 4.2, not ${version}.`);
    }
    const { export: name } = values;
    if (name !== 'plain' && name !== 'squashed' && name !== 'async') {
      throw new UsageError(`The export is plain, squashed or async, not ${name}.`);
    }
    const options = values.o === undefined ? [] : values.o.split(',');
    await client().mount({ version, at: need(2, 'DIR'), export: name, options });
  },
  umount: () => client().unmount(need(1, 'DIR')),
  rpc: async () => {
    const of = host();
    console.log(of instanceof Server ? await of.rpcCounts() : await of.rpcCounts(need(1, 'DIR')));
  },
  'power-cut': () => host().powerCut(),
  boot: () => host().boot(),
  'crash-server': () => host('server').powerCut(),
  'boot-server': () => host('server').boot(),
  pause: () => host().pause(),
  resume: () => host().resume(),
  cut: () => host().cut(),
  heal: () => host().heal(),
  'cut-replies': () => host().cutReplies(),
  'heal-replies': () => host().healReplies(),
  clock: () => host().shiftClock(seconds(need(1, 'a shift such as +3h'))),
};

async function exec(on: Client | Server, [file, ...args]: string[]): Promise<void> {
  if (file === undefined) throw new UsageError('exec: COMMAND is missing');
  const execution = await on.spawn([file, ...args]);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => execution.kill(signal));
  process.stdin.pipe(execution.stdin);
  execution.stdout.pipe(process.stdout);
  execution.stderr.pipe(process.stderr);
  const written = Promise.all([finished(execution.stdout), finished(execution.stderr)]);
  const ended = await execution.ended;
  execution.close();
  await written;
  if (ended.kind !== 'exit') console.error(ended.kind === 'signal' ? ended.signal : `${on.name} lost its power.`);
  process.exit(ended.kind === 'exit' ? ended.code : 1);
}

function seconds(shift: string): number {
  const [, sign, count, unit = 's'] = /^([+-])(\d+)([hms]?)$/.exec(shift) ?? [];
  if (count === undefined) throw new UsageError(`A shift is +3h, -90s or +5m, not ${shift}.`);
  return (sign === '-' ? -1 : 1) * Number(count) * (unit === 'h' ? 3600 : unit === 'm' ? 60 : 1);
}

try {
  const action = COMMANDS[command];
  if (action === undefined) throw new UsageError(`There is no command ${command}.`);
  const missing = command === 'help' ? undefined : whatIsMissing();
  if (missing !== undefined) throw new Error(missing);
  await action();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof UsageError) console.error(`\n${USAGE}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
