import { expect, test } from 'vitest';
import { parseDependencyFile } from '../../../src/build/audit/dependency-file.ts';

test("Verilator's: all targets before, all that it read behind the colon", () => {
  const text =
    'obj_dir/Vtop.cpp obj_dir/Vtop.h obj_dir/Vtop__ver.d  : /usr/bin/verilator_bin /usr/bin/verilator_bin inc/h.svh rtl/top.sv \n';
  expect(parseDependencyFile(text)).toEqual({
    targets: ['obj_dir/Vtop.cpp', 'obj_dir/Vtop.h', 'obj_dir/Vtop__ver.d'],
    names: ['/usr/bin/verilator_bin', 'inc/h.svh', 'rtl/top.sv'],
  });
});

test("gcc's: continued lines, escaped names, and the rules that -MP adds", () => {
  const text = 'sp.o: sp.cpp a\\ b$$\\#c:d.h \\\n /opt/x\\y.h \\\r\n ../up.h\n\na\\ b$$\\#c:d.h:\n\n/opt/x\\y.h:\n';
  expect(parseDependencyFile(text)).toEqual({
    targets: ['sp.o', 'a b$#c:d.h', '/opt/x\\y.h'],
    names: ['sp.cpp', 'a b$#c:d.h', '/opt/x\\y.h', '../up.h'],
  });
});

test.each([
  ['a backslash before a blank of the name, doubled by gcc', 'a.o: x\\\\\\ y.h', ['x\\ y.h']],
  ['a double colon', 'a.o:: b.c', ['b.c']],
  ['no blank in front of the colon, several behind', 'a.o:   b.c   c.h', ['b.c', 'c.h']],
  ['what only has to be there', 'a.o: b.c | obj', ['b.c', 'obj']],
  ['a recipe and a comment', '# a: b\na.o: b.c\n\tcc -c x: y\n', ['b.c']],
  ['a rule without prerequisites', 'a.o:\n', []],
])('a rule with %s', (_, text, names) => {
  expect(parseDependencyFile(text).names).toEqual(names);
});

test("Icarus': one name a line", () => {
  expect(parseDependencyFile('rtl/top.sv\ninc/h b.svh\nrtl/top.sv\n').names).toEqual(['rtl/top.sv', 'inc/h b.svh']);
  expect(parseDependencyFile('M rtl/top.sv\nI inc/h.svh\n').names).toEqual(['rtl/top.sv', 'inc/h.svh']);
});

test('an empty one names nothing', () => {
  expect(parseDependencyFile('')).toEqual({ targets: [], names: [] });
});
