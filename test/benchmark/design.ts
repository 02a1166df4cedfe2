import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A design whose build with Verilator takes about as long as `size` says: top.sv, and main.cpp that runs it. */
export function makeDesign(directory: string, size: number): void {
  mkdirSync(directory, { recursive: true });
  const units = Array.from({ length: size }, (_, unit) => makeUnit(unit));
  const wires = units.map(
    (_, unit) => `  wire [31:0] q${unit}; unit${unit} u${unit}(.clk, .d(d ^ 32'd${unit}), .q(q${unit}));`,
  );
  const sum = units.map((_, unit) => `q${unit}`).join(' ^ ');
  writeFileSync(
    join(directory, 'top.sv'),
    `${units.join('\n')}\nmodule top(input clk, input [31:0] d, output [31:0] q);\n${wires.join('\n')}\n  assign q = ${sum};\nendmodule\n`,
  );
  writeFileSync(
    join(directory, 'main.cpp'),
    `#include "Vtop.h"
#include "verilated.h"
double sc_time_stamp() { return 0; }
int main() {
  Vtop top;
  for (int i = 0; i < 100; i++) { top.d = i; top.clk = 0; top.eval(); top.clk = 1; top.eval(); }
  top.final();
  return 0;
}
`,
  );
}

/** No two alike, so that none is folded into another. */
function makeUnit(unit: number): string {
  const stages = Array.from({ length: 120 }, (_, stage) => {
    const [shift, factor] = [1 + ((unit + stage) % 30), 1 + 2 * ((unit * 131 + stage * 17) % 5000)];
    const from = stage === 0 ? 'd' : `r${stage - 1}`;
    return `  reg [31:0] r${stage};
  always @(posedge clk) case (${from}[3:0])
    4'd${stage % 16}: r${stage} <= (${from} * 32'd${factor}) ^ (${from} >> ${shift});
    4'd${(stage + 5) % 16}: r${stage} <= {${from}[${shift}:0], ${from}[31:${shift + 1}]} + 32'd${unit};
    default: r${stage} <= (${from} << ${shift}) | (${from} / 32'd${factor});
  endcase`;
  });
  return `module unit${unit}(input clk, input [31:0] d, output [31:0] q);\n${stages.join('\n')}\n  assign q = r${stages.length - 1};\nendmodule`;
}
