/** A command that runs in a guest, as the machine sees it. The frames are described in agent.pl. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { constants } from 'node:os';
import { PassThrough, type Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** A text is a script for `sh -c`. */
export type Command = string | readonly [string, ...string[]];

export type ExecOptions = {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly user?: { readonly uid: number; readonly gid: number; readonly groups?: readonly number[] };
  /** Ends the command and its process group with SIGKILL. */
  readonly signal?: AbortSignal;
};

export type Ended =
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'signal'; readonly signal: string }
  /** The guest lost its power, or its kernel died. */
  | { readonly kind: 'lost' };

export type Output = { readonly stdout: string; readonly stderr: string };

export class ExecFailed extends Error {
  readonly ended: Ended;
  readonly output: Output;

  constructor(host: string, command: Command, ended: Ended, output: Output) {
    const how = ended.kind === 'exit' ? `exit ${ended.code}` : ended.kind === 'signal' ? ended.signal : 'host lost';
    const shown = typeof command === 'string' ? command : command.join(' ');
    super(`${how} on ${host} from: ${shown}\n${output.stderr.slice(-2000)}`);
    this.ended = ended;
    this.output = output;
  }
}

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export class Execution {
  /** In the guest, and the id of its process group. */
  readonly pid: number;
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly stdin: Writable;
  /** When the command itself has ended; what it started may still write to the streams. */
  readonly ended: Promise<Ended>;
  readonly #socket: Socket;

  private constructor(socket: Socket, pid: number, received: PassThrough[], ended: Promise<Ended>) {
    const [stdout = new PassThrough(), stderr = new PassThrough()] = received;
    this.#socket = socket;
    this.pid = pid;
    this.stdout = stdout;
    this.stderr = stderr;
    this.ended = ended;
    this.stdin = new Writable({
      write: (chunk: Buffer, _encoding, done) => void socket.write(frame('I', chunk), () => done()),
      final: (done) => void socket.write(frame('E', ''), () => done()),
    });
  }

  static async start(socketPath: string, command: Command, options: ExecOptions): Promise<Execution> {
    options.signal?.throwIfAborted();
    const socket = connect(socketPath);
    await once(socket, 'connect');
    const stdout = new PassThrough();
    const stderr = new PassThrough();
    const started = Promise.withResolvers<number>();
    const ended = Promise.withResolvers<Ended>();
    const take: Record<string, (payload: Buffer) => void> = {
      S: (payload) => started.resolve(Number(payload)),
      O: (payload) => stdout.write(payload),
      X: (payload) => stderr.write(payload),
      Q: (payload) => ended.resolve(parseEnded(payload.toString())),
    };
    readFrames(socket, (type, payload) => take[type]?.(payload));
    socket.on('error', () => {}); // 'close' follows, and is what counts
    socket.on('close', () => {
      started.reject(new Error('The host did not start the command: its power was cut, or its agent died.'));
      ended.resolve({ kind: 'lost' });
      stdout.end();
      stderr.end();
    });
    const abort = () => void socket.destroy();
    options.signal?.addEventListener('abort', abort);
    void ended.promise.then(() => options.signal?.removeEventListener('abort', abort));
    socket.write(frame('R', request(command, options)));
    return new Execution(socket, await started.promise, [stdout, stderr], ended.promise);
  }

  /** Signals the command's whole process group. To signal one process, exec `kill`. */
  kill(signal: NodeJS.Signals = 'SIGTERM'): void {
    this.#socket.write(frame('K', signal.replace(/^SIG/, '')));
  }

  /** Ends what is left of the command in its process group, and with it the streams. */
  close(): void {
    this.#socket.destroy();
  }

  /** Waits for the end of the command, then closes. */
  async output(): Promise<{ ended: Ended; output: Output }> {
    const texts = Promise.all([text(this.stdout), text(this.stderr)]);
    const ended = await this.ended;
    this.close();
    const [stdout, stderr] = await texts;
    return { ended, output: { stdout, stderr } };
  }
}

function request(command: Command, { env, cwd, user }: ExecOptions): string {
  const home = user === undefined ? '/root' : '/tmp';
  const variables = Object.entries({ PATH, HOME: home, LANG: 'C.UTF-8', ...env }).map(
    ([key, value]) => `${key}=${value}`,
  );
  const groups = user === undefined ? [0] : [user.gid, ...(user.groups ?? [])];
  const argv = typeof command === 'string' ? ['/bin/sh', '-c', command] : command;
  return [cwd ?? '/tmp', user?.uid ?? 0, groups.join(' '), variables.length, ...variables, ...argv].join('\0');
}

function frame(type: string, payload: string | Buffer): Buffer {
  const body = Buffer.from(payload);
  const head = Buffer.alloc(5, type);
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

function readFrames(socket: Socket, take: (type: string, payload: Buffer) => void): void {
  let received = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    while (received.length >= 5 && received.length >= 5 + received.readUInt32BE(1)) {
      const end = 5 + received.readUInt32BE(1);
      take(received.toString('latin1', 0, 1), received.subarray(5, end));
      received = received.subarray(end);
    }
  });
}

function parseEnded(text: string): Ended {
  const [kind, number] = text.split(' ');
  if (kind === 'exit') return { kind, code: Number(number) };
  const known = Object.entries(constants.signals).find(([, value]) => value === Number(number));
  return { kind: 'signal', signal: known?.[0] ?? String(number) };
}
