/** A module as Yosys writes it in JSON: nets are numbers from 2 on, constants are text. */
export interface YosysModule {
  readonly ports: Readonly<Record<string, { readonly bits: readonly Bit[] }>>;
  readonly cells: Readonly<Record<string, YosysCell>>;
}

interface YosysCell {
  readonly type: string;
  readonly connections: Readonly<Record<string, readonly Bit[]>>;
}

type Bit = number | string;

interface Gate {
  readonly output: number;
  readonly inputs: readonly number[];
  readonly evaluate: (nets: Uint8Array) => number;
}

interface FlipFlop {
  readonly d: number;
  readonly q: number;
}

/** Simulates a netlist of gates and flip-flops that all have the same clock. The flip-flops begin with 0. */
export class Netlist {
  readonly #ports: YosysModule['ports'];
  readonly #gates: readonly Gate[];
  readonly #flipFlops: readonly FlipFlop[];
  readonly #nets: Uint8Array;
  #settled = false;

  constructor({ ports, cells }: YosysModule) {
    const gates: Gate[] = [];
    const flipFlops: FlipFlop[] = [];
    let highest = 1;
    for (const cell of Object.values(cells)) {
      for (const net of Object.values(cell.connections).flat()) highest = Math.max(highest, netOf(net));
      if (cell.type === '$scopeinfo') continue;
      if (cell.type === '$_DFF_P_') flipFlops.push({ d: pin(cell, 'D'), q: pin(cell, 'Q') });
      else gates.push(gateOf(cell));
    }
    for (const net of Object.values(ports).flatMap(({ bits }) => bits)) highest = Math.max(highest, netOf(net));
    this.#ports = ports;
    this.#gates = inOrder(gates);
    this.#flipFlops = flipFlops;
    this.#nets = new Uint8Array(highest + 1);
    this.#nets[1] = 1;
  }

  get size(): number {
    return this.#gates.length + this.#flipFlops.length;
  }

  set(port: string, value: bigint): void {
    this.#bits(port).forEach((bit, index) => {
      this.#nets[netOf(bit)] = Number((value >> BigInt(index)) & 1n);
    });
    this.#settled = false;
  }

  /** The value of a port as of the last clock and what was set since. */
  get(port: string): bigint {
    this.#settle();
    return this.#bits(port).reduceRight((value, bit) => (value << 1n) | BigInt(this.#nets[netOf(bit)] ?? 0), 0n);
  }

  /** One rising edge of the clock. */
  clock(): void {
    this.#settle();
    const next = this.#flipFlops.map(({ d }) => this.#nets[d] ?? 0);
    this.#flipFlops.forEach(({ q }, index) => {
      this.#nets[q] = next[index] ?? 0;
    });
    this.#settled = false;
  }

  #settle(): void {
    if (this.#settled) return;
    for (const { output, evaluate } of this.#gates) this.#nets[output] = evaluate(this.#nets);
    this.#settled = true;
  }

  #bits(port: string): readonly Bit[] {
    const bits = this.#ports[port]?.bits;
    if (bits === undefined) throw new Error(`the netlist has no port ${port}`);
    return bits;
  }
}

/** Constants have nets of their own, 0 and 1; what is unknown counts as 0. */
function netOf(bit: Bit): number {
  return typeof bit === 'number' ? bit : bit === '1' ? 1 : 0;
}

function pin({ type, connections }: YosysCell, name: string): number {
  const bit = connections[name]?.[0];
  if (bit === undefined) throw new Error(`a cell ${type} has no pin ${name}`);
  return netOf(bit);
}

function gateOf(cell: YosysCell): Gate {
  const output = pin(cell, 'Y');
  const a = pin(cell, 'A');
  const at = (nets: Uint8Array, net: number) => nets[net] ?? 0;
  if (cell.type === '$_NOT_') return { output, inputs: [a], evaluate: (nets) => 1 - at(nets, a) };
  const b = pin(cell, 'B');
  switch (cell.type) {
    case '$_AND_':
      return { output, inputs: [a, b], evaluate: (nets) => at(nets, a) & at(nets, b) };
    case '$_OR_':
      return { output, inputs: [a, b], evaluate: (nets) => at(nets, a) | at(nets, b) };
    case '$_XOR_':
      return { output, inputs: [a, b], evaluate: (nets) => at(nets, a) ^ at(nets, b) };
    case '$_MUX_': {
      const s = pin(cell, 'S');
      return { output, inputs: [a, b, s], evaluate: (nets) => at(nets, at(nets, s) === 1 ? b : a) };
    }
    default:
      throw new Error(`a cell of type ${cell.type} in the netlist: the synthesis should have left none`);
  }
}

/** Each gate behind those that drive it. */
function inOrder(gates: readonly Gate[]): Gate[] {
  const drivers = new Map(gates.map((gate) => [gate.output, gate]));
  const ordered: Gate[] = [];
  const state = new Map<Gate, 'entered' | 'placed'>();
  // Not recursive: a path through a netlist may be longer than the stack is deep.
  const stack = [...gates];
  for (let gate = stack.at(-1); gate !== undefined; gate = stack.at(-1)) {
    if (state.get(gate) !== undefined) {
      if (state.get(gate) === 'entered') ordered.push(gate);
      state.set(gate, 'placed');
      stack.pop();
      continue;
    }
    state.set(gate, 'entered');
    for (const net of gate.inputs) {
      const driver = drivers.get(net);
      if (driver === undefined || state.get(driver) === 'placed') continue;
      if (state.get(driver) === 'entered') throw new Error(`the netlist has a loop of gates through net ${net}`);
      stack.push(driver);
    }
  }
  return ordered;
}
