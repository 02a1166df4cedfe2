import { expect, test } from 'vitest';
import { Netlist } from './netlist.ts';

const gate = (type: string, y: number, inputs: Record<string, number | string>) => ({
  type,
  connections: Object.fromEntries(Object.entries({ ...inputs, Y: y }).map(([pin, net]) => [pin, [net]])),
});
const flipFlop = (d: number, q: number) => ({ type: '$_DFF_P_', connections: { C: [2], D: [d], Q: [q] } });

test('a counter of two bits counts, and its gates may stand in any order', () => {
  const netlist = new Netlist({
    ports: { count: { bits: [10, 11] } },
    cells: {
      // The carry comes before the gate that drives it.
      high: gate('$_XOR_', 21, { A: 11, B: 22 }),
      carry: gate('$_AND_', 22, { A: 23, B: '1' }),
      same: gate('$_OR_', 23, { A: 10, B: '0' }),
      low: gate('$_NOT_', 20, { A: 10 }),
      q0: flipFlop(20, 10),
      q1: flipFlop(21, 11),
    },
  });
  const counts = [0, 1, 2, 3, 4].map(() => {
    const count = netlist.get('count');
    netlist.clock();
    return count;
  });
  expect(counts).toEqual([0n, 1n, 2n, 3n, 0n]);
});

test('a multiplexer follows what is set', () => {
  const netlist = new Netlist({
    ports: { in: { bits: [2, 3] }, select: { bits: [4] }, out: { bits: [5] } },
    cells: { mux: gate('$_MUX_', 5, { A: 2, B: 3, S: 4 }) },
  });
  netlist.set('in', 0b10n);
  netlist.set('select', 0n);
  expect(netlist.get('out')).toBe(0n);
  netlist.set('select', 1n);
  expect(netlist.get('out')).toBe(1n);
});

test('gates in a loop, and cells it does not know, are refused', () => {
  const loop = { a: gate('$_NOT_', 2, { A: 3 }), b: gate('$_NOT_', 3, { A: 2 }) };
  expect(() => new Netlist({ ports: {}, cells: loop })).toThrow('a loop of gates');
  const latch = { a: gate('$_DLATCH_P_', 2, { A: 3, B: 4 }) };
  expect(() => new Netlist({ ports: {}, cells: latch })).toThrow('$_DLATCH_P_');
});
