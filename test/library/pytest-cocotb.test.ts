import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect } from 'vitest';
import { test } from '../support/directory.ts';
import { canTest } from '../support/needs.ts';

const NODE_CALLER = fileURLToPath(new URL('pytest-cocotb-caller.ts', import.meta.url));
const STAND_IN = fileURLToPath(new URL('../../examples/pytest-xdist', import.meta.url));

/** What pytest-cocotb-caller.ts does, with the example's stand-in for pytest-cocotb. */
const PYTHON_CALLER = `
import json, os, sys, time
from call_once import CallOnce

share, pace, options = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])

def hear():
    return sys.stdin.readline().rstrip("\\n") or sys.exit()

def step(seconds):
    print("waiting", flush=True)
    hear()

def call():
    with open(f"{share}/{name}.calls", "a") as calls:
        calls.write(f"python {os.getpid()}\\n")
    print("calling", flush=True)
    end = hear()
    if end != "succeed":
        raise RuntimeError(end)

if pace == "stepped":
    time.sleep = step
print("ready", flush=True)
while True:
    name = hear()
    try:
        CallOnce(share, name, call, **options).ensure_done()
        print("value null", flush=True)
    except Exception as error:
        print("error", json.dumps([type(error).__name__, str(error)]), flush=True)
`;

type Kind = 'node' | 'python';
type Pace = 'stepped' | 'free';
/** What a caller says; see pytest-cocotb-caller.ts. */
type Said = { readonly word: string; readonly value: unknown };

/** One caller, a process of its own. */
class Caller {
  readonly kind: Kind;
  readonly #process;
  readonly #lines: AsyncIterator<string>;

  constructor(kind: Kind, args: readonly string[]) {
    this.kind = kind;
    const [program, ...first] =
      kind === 'python'
        ? (['python3', '-c', PYTHON_CALLER] as const)
        : ([process.execPath, '--disable-warning=ExperimentalWarning', NODE_CALLER] as const);
    this.#process = spawn(program, [...first, ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, PYTHONPATH: STAND_IN, PYTHONDONTWRITEBYTECODE: '1' },
    });
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /** Of a call that it makes, and of its value. */
  get name(): string {
    return `${this.kind} ${this.#process.pid}`;
  }

  tell(line: string): void {
    this.#process.stdin.write(`${line}\n`);
  }

  async next(): Promise<Said> {
    const { value: line, done } = await this.#lines.next();
    if (done) throw new Error(`${this.name} has ended`);
    const [, word = '', json] = /^(\w+) ?(.*)$/.exec(line) ?? [];
    return { word, value: json ? JSON.parse(json) : undefined };
  }

  /** Tells it to begin, to look again, or how to end the call, and awaits what that leads to. */
  async after(line: string, word: string): Promise<unknown> {
    this.tell(line);
    const said = await this.next();
    expect([this.name, said.word], `after '${line}': ${JSON.stringify(said.value)}`).toEqual([this.name, word]);
    return said.value;
  }

  async kill(): Promise<void> {
    const { exitCode, signalCode } = this.#process;
    if (exitCode !== null || signalCode !== null) return;
    const exited = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await exited;
  }
}

let share = '';
let callers: Caller[] = [];
test.beforeEach(({ directory }) => {
  share = directory;
  callers = [];
});
afterEach(async () => {
  for (const caller of callers) await caller.kill();
});

/** @param options of Python's `CallOnce` */
async function start(kind: Kind, pace: Pace = 'stepped', options: object = {}): Promise<Caller> {
  const caller = new Caller(kind, [share, pace, JSON.stringify({ poll_interval: 0.005, ...options })]);
  callers.push(caller);
  expect((await caller.next()).word).toBe('ready');
  return caller;
}

/** Ends the call well where the caller is the one that makes it. */
async function inRound(caller: Caller): Promise<unknown> {
  const said = await caller.next();
  if (said.word === 'calling') return await caller.after('succeed', 'value');
  expect([caller.name, said.word], JSON.stringify(said.value)).toEqual([caller.name, 'value']);
  return said.value;
}

/** Who made the call. */
const calls = (name = 'compile') =>
  readFileSync(join(share, `${name}.calls`), 'utf8')
    .trimEnd()
    .split('\n');
const locks = () => readdirSync(join(share, '.locks')).toSorted();
const holderInfo = () => join(share, '.locks/compile.lock/holder.info');

const isThere = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']).status === 0;
const hasPython = canTest('calls shared with pytest-cocotb', { needs: '`python3` (3.9) on the path', isThere });

describe.skipIf(!hasPython)("beside pytest-cocotb's CallOnce", () => {
  test('Python makes the call while Node waits: Node has null', async () => {
    const [python, node] = [await start('python'), await start('node')];
    await python.after('compile', 'calling');
    await node.after('compile', 'waiting');
    await node.after('look', 'waiting');
    await python.after('succeed', 'value');
    expect(await node.after('look', 'value')).toBeNull();
    expect(calls()).toEqual([python.name]);
    expect(locks()).toEqual(['compile.done']);
  });

  test('Node makes the call while Python waits: Python goes on with it, later callers have the value', async () => {
    const [python, node] = [await start('python'), await start('node')];
    await node.after('compile', 'calling');
    await python.after('compile', 'waiting');
    await python.after('look', 'waiting');
    expect(await node.after('succeed', 'value')).toBe(`of ${node.name}`);
    await python.after('look', 'value');
    await python.after('compile', 'value');
    expect(await node.after('compile', 'value')).toBe(`of ${node.name}`);
    expect(calls()).toEqual([node.name]);
    expect(locks()).toEqual(['compile.done']);
  });

  test('Python fails: so does Node, with the message', async () => {
    const [python, node] = [await start('python'), await start('node')];
    await python.after('compile', 'calling');
    await node.after('compile', 'waiting');
    await python.after('verilator said no', 'error');
    expect(await node.after('look', 'error')).toEqual(['CallOnceFailed', expect.stringContaining('verilator said no')]);
    expect(calls()).toEqual([python.name]);
    expect(locks()).toEqual(['compile.failed']);
  });

  test('a failure that Python has not written yet is none yet', async () => {
    const [python, node] = [await start('python'), await start('node')];
    await python.after('compile', 'calling');
    await node.after('compile', 'waiting');
    // As `open(…, 'w')` leaves it until the message is written.
    writeFileSync(join(share, '.locks/compile.failed'), '');
    await node.after('look', 'waiting');
    await python.after('verilator said no', 'error');
    expect(await node.after('look', 'error')).toEqual(['CallOnceFailed', expect.stringContaining('verilator said no')]);
  });

  test('a failure that Python will never write counts as one', async () => {
    const [python, node] = [await start('python'), await start('node')];
    await python.after('compile', 'calling');
    await node.after('compile', 'waiting');
    writeFileSync(join(share, '.locks/compile.failed'), '');
    await python.kill();
    expect(await node.after('look', 'error')).toEqual(['CallOnceFailed', expect.stringContaining('no message')]);
    expect(calls()).toEqual([python.name]);
  });

  test('Node fails: so does Python, with the message', async () => {
    const [python, node] = [await start('python'), await start('node')];
    await node.after('compile', 'calling');
    await python.after('compile', 'waiting');
    await node.after('verilator said no', 'error');
    expect(await python.after('look', 'error')).toEqual([
      'CallOnceFailed',
      expect.stringMatching(/^\{"message": "verilator said no"/),
    ]);
    expect(calls()).toEqual([node.name]);
    expect(locks()).toEqual(['compile.failed']);
  });

  test('six of each at once, 60 calls: each made once', async () => {
    const nodes = await Promise.all(Array.from({ length: 6 }, () => start('node', 'free')));
    const pythons = await Promise.all(Array.from({ length: 6 }, () => start('python', 'free')));
    const made = { node: 0, python: 0 };
    // Python is quicker to come. The lead that Node has adjusts itself until both come at the same moment.
    let leadMs = 4;
    for (let round = 0; round < 60; round += 1) {
      const name = `round-${round}`;
      for (const node of nodes) node.tell(name);
      await setTimeout(leadMs);
      for (const python of pythons) python.tell(name);
      const values = await Promise.all(callers.map(inRound));
      const [maker = '', ...others] = calls(name);
      const kind = maker.startsWith('node') ? 'node' : 'python';
      expect([name, others]).toEqual([name, []]);
      expect(values).toEqual(
        callers.map((caller) => (kind === 'node' && caller.kind === 'node' ? `of ${maker}` : null)),
      );
      expect(locks()).not.toContain(`${name}.lock`);
      made[kind] += 1;
      leadMs *= kind === 'node' ? 0.8 : 1.25;
    }
    expect(Math.min(made.node, made.python), JSON.stringify(made)).toBeGreaterThan(0);
  });

  test('a Python holder is killed: Node takes over at its next look', async () => {
    const [python, node] = [await start('python'), await start('node')];
    await python.after('compile', 'calling');
    await node.after('compile', 'waiting');
    await python.kill();
    await node.after('look', 'calling');
    expect(await node.after('succeed', 'value')).toBe(`of ${node.name}`);
    expect(calls()).toEqual([python.name, node.name]);
    expect(locks()).toEqual(['compile.done']);
  });

  test('a Node holder is killed: Node takes over at its next look, Python goes on with its result', async () => {
    const [python, first, second] = [await start('python'), await start('node'), await start('node')];
    await first.after('compile', 'calling');
    await python.after('compile', 'waiting');
    await second.after('compile', 'waiting');
    await first.kill();
    // Python's way to break a dead holder's lock costs it its holder.info, not its claim.
    await python.after('look', 'waiting');
    expect(existsSync(holderInfo())).toBe(false);
    await second.after('look', 'calling');
    await python.after('look', 'waiting');
    expect(await second.after('succeed', 'value')).toBe(`of ${second.name}`);
    await python.after('look', 'value');
    expect(calls()).toEqual([first.name, second.name]);
    expect(locks()).toEqual(['compile.done']);
  });

  test('a living Node holder is not robbed by Python, which takes it for stale', async () => {
    const [python, node] = [await start('python', 'stepped', { stale_timeout: 0.1 }), await start('node')];
    await node.after('compile', 'calling');
    await python.after('compile', 'waiting');
    while (existsSync(holderInfo())) await python.after('look', 'waiting');
    await python.after('look', 'waiting');
    expect(await node.after('succeed', 'value')).toBe(`of ${node.name}`);
    await python.after('look', 'value');
    expect(calls()).toEqual([node.name]);
    expect(locks()).toEqual(['compile.done']);
  });
});
