import { expect, test } from 'vitest';
import { parseFileList } from '../../../src/build/key/sources/file-list.ts';

const ENV = { IP: '/ip', UVM_HOME: '/uvm' };
/** In short: a name, and what it is where it is no plain source. */
const read = (text: string) =>
  parseFileList(text, ENV).map((item) => {
    if (item.kind === 'list') return `${item.relativeTo === 'list' ? '-F' : '-f'} ${item.name}`;
    if (item.kind === 'directory') return `${item.isDeep ? '+incdir+' : '-y '}${item.name}`;
    return item.isSure ? item.name : `${item.name}?`;
  });

test.each([
  ['a.sv b.sv\n\tc.v\r\n', ['a.sv', 'b.sv', 'c.v']],
  ['// no\na.v // b.v\n/* c.v\nd.v */ e.v\n# f.v\ng.v', ['a.v', 'e.v', 'g.v']],
  ['rtl//a.v', ['rtl//a.v']],
  ['rtl/a#1.v', ['rtl/a#1.v']],
  ['"with blank.v" \'too b.v\' c\\ d.v', ['with blank.v', 'too b.v', 'c d.v']],
  ['a.v \\\nb.v', ['a.v', 'b.v']],
  [`$IP/a.v \${IP}/b.v $(IP)/c.v "$UVM_HOME/d.sv"`, ['/ip/a.v', '/ip/b.v', '/ip/c.v', '/uvm/d.sv']],
  ["'$IP/a.v'", ['$IP/a.v']],
  ['-f x.f -F y.f -file z.f', ['-f x.f', '-F y.f', '-f z.f']],
  ['-v lib.v -y cells', ['lib.v', '-y cells']],
  [
    '+incdir+a+$UVM_HOME/src -Iinc -I other -incdir third',
    ['+incdir+a', '+incdir+/uvm/src', '+incdir+inc', '+incdir+other', '+incdir+third'],
  ],
  ["+define+W=8'hFF +define+X=$NOT_SET +libext+.v+.sv -sverilog\n-timescale=1ns/1ps", []],
  ['-o simv -top tb -work work -Mdir obj --top-module t -CFLAGS -O3', []],
  ['-unknown word a.v', ['word?', 'a.v']],
  ['-sverilog -debug_access top.sv', ['top.sv']],
  ['-debug_access+all a.sv -kdb -debug_access b.inc', ['a.sv', 'b.inc?']],
  ['-j a.v -g b.vhd -G c.v -D d.v -t e.v', ['a.v', 'b.vhd', 'c.v', 'd.v', 'e.v']],
  ['-l cells.v -l vcs.log -top tb -o simv', ['cells.v?']],
  ['-vlog_ext .v,.sv -libext .v', ['.v,.sv?']],
  ["-CFLAGS -g a.v -D N=8'd3 +access+r b", ['a.v', "N=8'd3?", 'b']],
  ['+libdir+cells+$UVM_HOME/lib\n+libdir-nocase+pads +libext+.v', ['-y cells', '-y /uvm/lib', '-y pads']],
])('%j', (text, items) => {
  expect(read(text)).toEqual(items);
});

test.each([
  ['$NOT_SET/a.v', 'the environment variable NOT_SET'],
  [`-f \${NOT_SET}.f`, 'the environment variable NOT_SET'],
  ['+incdir+$(NOT_SET)', 'the environment variable NOT_SET'],
  ['-f', '-f stands at its end'],
  ['"a.v', 'a " is not closed'],
])('%j cannot be read: %s', (text, problem) => {
  expect(() => read(text)).toThrow(problem);
});
