/** The commands whose output is recorded for one tool. */
export interface Recording {
  readonly tool: string;
  /** Prints the tool's version in its first line, or fails. */
  readonly version: string;
  readonly commands: readonly string[];
}

/** Names with everything that a pattern may trip over. */
const ODD = 'odd (name) +v1.2';
const DEEP = 'ip/vendor/a+b.v1(x)/lib_1/hw/src';

/** Where the sources are found in the workspace besides their own place. */
export const LAYOUT: readonly { readonly from: RegExp; readonly to: string }[] = [
  { from: /^(rtl|tb|dpi)(?=$|\/)/, to: `${ODD}/$1 2` },
  { from: /^(rtl|tb|dpi)(?=$|\/)/, to: `${DEEP}/$1` },
];

export const RECORDINGS: readonly Recording[] = [
  {
    tool: 'verilator',
    version: 'verilator --version',
    commands: [
      'verilator --lint-only -Wall rtl/alu.sv',
      'verilator --lint-only -Werror-WIDTH "$PWD/rtl/alu.sv"',
      `verilator --lint-only '${DEEP}/rtl/unknown.v'`,
      `verilator --lint-only '${ODD}/rtl 2/syntax.v'`,
      'verilator --lint-only rtl/syntax.v',
      'cd sim && verilator --lint-only ../rtl/include.sv',
      'verilator --lint-only nowhere.v',
      'verilator --nosuchoption',
      'verilator --cc --exe --build rtl/dpi.sv nowhere.cpp --Mdir out/a',
      'verilator --binary rtl/dpi.sv --Mdir out/b',
      'verilator --binary --assert tb/bench.sv --Mdir out/c && out/c/Vbench 2>&1 | cat',
      'verilator --binary --assert tb/stopped.sv --Mdir out/d >out/log && out/d/Vstopped 2>&1 | cat',
    ],
  },
  {
    tool: 'icarus',
    version: 'iverilog -V | grep .',
    commands: [
      'iverilog -g2012 -Wall -o out/a rtl/alu.sv',
      'iverilog -g2012 -Wall -o out/a rtl/unknown.v',
      'iverilog -g2012 -Wall -o out/a rtl/syntax.v',
      'iverilog -g2012 -Wall -o out/a rtl/ports.v',
      'iverilog -g2012 -Wall -o out/a rtl/macro.v',
      `iverilog -g2012 -Wall -o out/a "$PWD/${ODD}/rtl 2/ports.v"`,
      `iverilog -g2012 -Wall -o out/a '${ODD}/rtl 2/syntax.v' '${DEEP}/rtl/alu.sv'`,
      'iverilog -g2012 -o out/a rtl/selects.sv',
      'iverilog -g2012 -o out/a rtl/include.sv',
      'iverilog -g2012 -o out/a nowhere.v',
      'iverilog -g2012 -o out/a tb/task.sv && vvp out/a',
      'iverilog -g2012 -o out/a tb/bench.sv && vvp -n out/a',
      `iverilog -g2012 -o out/a '${ODD}/tb 2/bench.sv' && vvp -n out/a`,
    ],
  },
  {
    tool: 'ghdl',
    version: 'ghdl --version',
    commands: [
      'ghdl -a --workdir=out rtl/alu.vhd',
      `ghdl -a --workdir=out '${ODD}/rtl 2/alu.vhd'`,
      'ghdl -a --workdir=out -fcolor-diagnostics "$PWD/rtl/alu.vhd"',
      `ghdl -a --workdir=out '${DEEP}/rtl/syntax.vhd'`,
      'ghdl -a --workdir=out rtl/unbound.vhd',
      'ghdl -a --workdir=out rtl/unbound.vhd 2>out/log; ghdl --elab-run --workdir=out unbound --no-run',
      'ghdl -a --workdir=out --warn-error=no-wait rtl/unbound.vhd',
      'ghdl -a --workdir=out nowhere.vhd',
      'ghdl -a --workdir=out tb/bench.vhd && ghdl --elab-run --workdir=out bench',
      `ghdl -a --workdir=out '${ODD}/tb 2/bench.vhd' && ghdl --elab-run --workdir=out bench`,
      'ghdl -a --workdir=out tb/bounds.vhd && ghdl --elab-run --workdir=out bounds',
    ],
  },
  {
    tool: 'yosys',
    version: 'yosys -V',
    commands: [
      `yosys -T -p 'read_verilog rtl/latch.v; proc; check'`,
      `yosys -q -p 'read_verilog "${ODD}/rtl 2/latch.v"'`,
      `yosys -q -p 'read_verilog -sv rtl/alu.sv; hierarchy -check -top alu'`,
      `yosys -q -p 'read_verilog rtl/syntax.v'`,
      `yosys -q -p 'read_verilog "${DEEP}/rtl/syntax.v"'`,
      'yosys -q -p "read_verilog $PWD/rtl/memory.v"',
      'yosys -q nowhere.v',
      'yosys -q -p nosuchcommand',
    ],
  },
  {
    tool: 'gcc',
    version: 'g++ --version',
    commands: [
      'g++ -Wall -Wextra -c dpi/model.cpp -o out/o',
      `g++ -Wall -c '${ODD}/dpi 2/model.cpp' -o out/o`,
      'g++ -Wall -Werror=unused-function -c "$PWD/dpi/model.cpp" -o out/o',
      'g++ -Wall -fdiagnostics-color=always -fdiagnostics-urls=always -c dpi/model.cpp -o out/o',
      `g++ -c '${DEEP}/dpi/header.cpp' -o out/o`,
      'g++ -c dpi/unlinked.cpp -o out/o && g++ out/o -o out/a',
      'g++ -g -c dpi/unlinked.cpp -o out/o && g++ out/o -o out/a',
    ],
  },
  {
    tool: 'make',
    version: 'make --version',
    commands: ['make -C sim lint', 'make -C sim generated'],
  },
];
