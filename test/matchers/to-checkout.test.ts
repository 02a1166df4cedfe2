import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CheckoutFiles } from '../../src/action/annotations/checkout-files.ts';
import { MakeDirectories } from '../../src/action/annotations/make-directories.ts';
import { type Checkout, checkoutPath, toCheckout } from '../../src/action/annotations/to-checkout.ts';
import { forMatchers } from '../../src/build/output/printable.ts';
import { readProblemMatchers } from '../../src/build/output/problem-matchers.ts';
import { ALL_LOGS, engineWith, MATCHERS } from './matcher-files.ts';
import { LAYOUT } from './recordings.ts';

const workspace = '/home/runner/_work/chip/chip';
const resultDir = '/nfs/ci/builds/acme/chip/sim-0123456789abcdef/3-0a1b';
const temporary = '/home/runner/_work/_temp';
const { locations } = await readProblemMatchers(MATCHERS);

interface Setting {
  readonly resultDir?: string;
  readonly directories?: readonly string[];
  /** Files of the workspace that git does not track. */
  readonly made?: readonly string[];
  /** Of those, which are copies of what. */
  readonly copies?: Readonly<Record<string, string>>;
}

function checkoutOf(files: readonly string[], setting: Setting = {}): Checkout {
  const { made = [], copies = {}, directories = [] } = setting;
  const present = new Set([...files, ...made].map((file) => join(workspace, file)));
  const isFile = (path: string) => {
    if (!path.startsWith(`${workspace}/`)) throw new Error(`asked for ${path}, which is outside of the workspace`);
    return present.has(path);
  };
  const tracked = new CheckoutFiles(workspace, () => ({ paths: files, isTracked: true }));
  const sources = {
    isOwn: (path: string) => tracked.isOwn(path),
    originalOf: (path: string) => tracked.originalOf(path),
    areSame: (path: string, other: string) => copies[path] === other,
  };
  const places = {
    dir: [setting.resultDir ?? resultDir, '/mnt/real/results/3-0a1b'],
    workspace: [workspace, '/data/real/chip'],
    temporary: [temporary],
  };
  return { places, directories, isFile, sources };
}

describe('the file in the checkout', () => {
  const checkout = checkoutOf(
    ['rtl/top.sv', 'sim/top.sv', 'top.sv', 'Makefile', 'odd (name) +v1.2/my top.v', 'tb/deep/bench.vhd'],
    {
      directories: [`${workspace}/sim`],
    },
  );

  it.each([
    ['is named from the workspace', 'rtl/top.sv', 'rtl/top.sv'],
    ['is named with needless parts', './rtl/../rtl//top.sv', 'rtl/top.sv'],
    ['is named from where make works', '../rtl/top.sv', 'rtl/top.sv'],
    ['is rather the one where make works', 'top.sv', 'sim/top.sv'],
    ['is named absolutely', `${workspace}/rtl/top.sv`, 'rtl/top.sv'],
    ['has an odd name', `${workspace}/odd (name) +v1.2/my top.v`, 'odd (name) +v1.2/my top.v'],
    ['was copied into the result directory', `${resultDir}/rtl/top.sv`, 'rtl/top.sv'],
    ['was copied below other directories', `${resultDir}/src/core_1.0/rtl/top.sv`, 'rtl/top.sv'],
    ['was copied, and is named from the result directory', 'src/core_1.0/rtl/top.sv', 'rtl/top.sv'],
    ['was copied from where make works', `${resultDir}/sim/top.sv`, 'sim/top.sv'],
    ['is named from deep below, up to the root', `../../../../../..${workspace}/rtl/top.sv`, 'rtl/top.sv'],
    ['is named by the physical path of the workspace', '/data/real/chip/rtl/top.sv', 'rtl/top.sv'],
    ['was copied, and is named by the physical path of the copy', '/mnt/real/results/3-0a1b/sim/top.sv', 'sim/top.sv'],
    ['was copied to a temporary directory', `${temporary}/tmp.x/rtl/top.sv`, 'rtl/top.sv'],
    ['is the only one of its name', `${resultDir}/src/bench.vhd`, 'tb/deep/bench.vhd'],
    ['is the only one of its name, from where nobody knows', 'src/bench.vhd', 'tb/deep/bench.vhd'],
    ['is the only one of its name, above what is known', '../src/bench.vhd', 'tb/deep/bench.vhd'],
    ['has more of the path in common than others of its name', 'obj/rtl/top.sv', 'rtl/top.sv'],
  ])('%s', (_, path, found) => {
    expect(checkoutPath(path, checkout)).toBe(found);
  });

  it.each([
    ['that is not there', 'rtl/nowhere.sv'],
    ['that is a directory', 'rtl'],
    ['of the system', '/usr/share/verilator/include/verilated.cpp'],
    ['beside the workspace', `${workspace}-2/rtl/top.sv`],
    ['above the workspace', `${workspace}/../top.sv`],
    ['that the build generated', `${resultDir}/obj_dir/Makefile`],
    ['of another result', '/nfs/ci/builds/acme/chip/sim-0123456789abcdef/2-0c/rtl/top.sv'],
    ['of which there are several that are equally good', `${resultDir}/src/top.sv`],
    ['that is the result directory', resultDir],
  ])('is not made up for one %s', (_, path) => {
    expect(checkoutPath(path, checkout)).toBeUndefined();
  });

  it('is the original of a copy, where the result directory lies in the workspace', () => {
    const inside = checkoutOf(['rtl/top.sv'], {
      resultDir: `${workspace}/out`,
      made: ['out/rtl/top.sv', 'out/gen/new.sv'],
    });
    expect(checkoutPath('out/rtl/top.sv', inside)).toBe('rtl/top.sv');
    expect(checkoutPath('out/gen/new.sv', inside)).toBeUndefined();
  });

  it('is the original of a copy that the build made in the checkout; what it generated there stays itself', () => {
    const built = checkoutOf(['rtl/top.sv', 'rtl/pkg.sv'], {
      made: ['build/src/chip_1.0/rtl/top.sv', 'build/gen/pkg.sv', 'build/new.sv'],
      copies: { 'build/src/chip_1.0/rtl/top.sv': 'rtl/top.sv' },
      directories: [`${workspace}/build`],
    });
    expect(checkoutPath('src/chip_1.0/rtl/top.sv', built)).toBe('rtl/top.sv');
    expect(checkoutPath('gen/pkg.sv', built)).toBe('build/gen/pkg.sv');
    expect(checkoutPath('new.sv', built)).toBe('build/new.sv');
  });
});

describe('a line', () => {
  const checkout = checkoutOf(['rtl/top.sv', 'odd (name) +v1.2/my top.v', 'tb/bench.sv']);

  it.each([
    [
      `%Error: ${resultDir}/rtl/top.sv:3:4: no ${resultDir}/rtl/top.sv`,
      `%Error: rtl/top.sv:3:4: no ${resultDir}/rtl/top.sv`,
    ],
    [`${workspace}/odd (name) +v1.2/my top.v:3: syntax error`, 'odd (name) +v1.2/my top.v:3: syntax error'],
    [`** Error: ${workspace}/rtl/top.sv(12): (vlog-2110) no`, '** Error: rtl/top.sv(12): (vlog-2110) no'],
    [`ERROR: [VRFC 10-91] no [${resultDir}/src/rtl/top.sv:12]`, 'ERROR: [VRFC 10-91] no [rtl/top.sv:12]'],
    [
      `     0.00ns ERROR    cocotb      ${resultDir}/src/rtl/top.sv:75: syntax error`,
      '     0.00ns ERROR    cocotb      rtl/top.sv:75: syntax error',
    ],
    [`E       src/bench.sv:2: syntax error`, 'E       tb/bench.sv:2: syntax error'],
    [`ERROR: src/chip_1.0/rtl/top.sv:2: syntax error`, 'ERROR: rtl/top.sv:2: syntax error'],
    [`  "${resultDir}/rtl/top.sv", 5: token is 'x'`, `  "rtl/top.sv", 5: token is 'x'`],
    [
      `#    Time: 1 ns  Scope: b File: ${workspace}/tb/bench.sv Line: 25`,
      '#    Time: 1 ns  Scope: b File: tb/bench.sv Line: 25',
    ],
    [
      `Warning: reg is assigned at ${workspace}/rtl/top.sv:2.10-2.15.`,
      'Warning: reg is assigned at rtl/top.sv:2.10-2.15.',
    ],
  ])('%s has its file, and that alone, named from the workspace', (line, printed) => {
    expect(toCheckout(line, checkout, locations)).toBe(printed);
  });

  it.each([
    'rtl/top.sv:3: error: no',
    `g++ -c ${workspace}/rtl/top.sv`,
    `${resultDir}/obj_dir/Vtop.cpp:3:4: error: no`,
    '/usr/include/c++/12/vector:3:4: error: no',
    'nothing to see here',
    '',
  ])('%s stays as it is', (line) => {
    expect(toCheckout(line, checkout, locations)).toBe(line);
  });
});

describe('where make works', () => {
  const currentAfter = (...lines: readonly string[]) => {
    const directories = new MakeDirectories(workspace);
    for (const line of lines) directories.see(line);
    return directories.current;
  };

  it('is where it said that it went to, the latest first, until it leaves', () => {
    expect(currentAfter()).toEqual([workspace]);
    const entered = ["make: Entering directory '/a'", "make[1]: Entering directory '/a/b c'"];
    expect(currentAfter(...entered)).toEqual(['/a/b c', '/a', workspace]);
    expect(currentAfter(...entered, "make[1]: Leaving directory '/a/b c'")).toEqual(['/a', workspace]);
    expect(currentAfter(...entered, "make: Leaving directory '/a'")).toEqual(['/a/b c', workspace]);
  });

  it('is left as often as it was entered', () => {
    const enter = "gmake[2]: Entering directory '/a'";
    expect(currentAfter(enter, enter, "gmake[2]: Leaving directory '/a'")).toEqual(['/a', workspace]);
  });

  it('is said by ninja and by old makes in their own way', () => {
    expect(currentAfter("ninja: Entering directory `build'")).toEqual([`${workspace}/build`, workspace]);
    expect(currentAfter("/usr/bin/make: Entering directory `/a'")).toEqual(['/a', workspace]);
    // Edalize leaves out who says it.
    expect(currentAfter("Entering directory '/a'")).toEqual(['/a', workspace]);
  });

  it('is not what other lines say', () => {
    expect(currentAfter('make: *** [Makefile:2: a] Error 2', "echo make: Entering directory '/a'")).toEqual([
      workspace,
    ]);
  });
});

describe('annotations of what tools really printed', () => {
  const sources = readdirSync(join(import.meta.dirname, 'sources'), { recursive: true, encoding: 'utf8' });
  const files = sources.flatMap((source) => [source, ...LAYOUT.map(({ from, to }) => source.replace(from, to))]);

  function filesOf(name: string, setting: Setting = {}): readonly string[] {
    const engine = engineWith();
    const directories = new MakeDirectories(workspace);
    return (ALL_LOGS.find((log) => log.name === name)?.lines ?? []).flatMap(({ text }) => {
      const line = forMatchers(text);
      directories.see(line);
      const checkout = checkoutOf(files, { directories: directories.current, ...setting });
      const annotation = engine.see(toCheckout(line, checkout, locations));
      return annotation?.file ?? [];
    });
  }

  it('land on the file, when make had gone elsewhere and when it was a copy', () => {
    expect(filesOf('make', { resultDir: `${workspace}/out` })).toEqual(Array(6).fill('rtl/macro.v'));
  });

  it.each([
    // Verilator ends a path at a space, and names a file without its directory at run time.
    ['verilator', ['odd', 'Vdpi__ALL.cpp', 'bench.sv', 'stopped.sv']],
    ['icarus', []],
    ['ghdl', []],
    ['yosys', []],
    // The linker names what was compiled without debug information by its bare name.
    ['gcc', ['unlinked.cpp']],
  ])('of %s land on a file, except for %s', (name, lost) => {
    const named = filesOf(name);
    expect(named.filter((file) => files.includes(file))).not.toHaveLength(0);
    expect([...new Set(named.filter((file) => !files.includes(file)))]).toEqual(lost);
  });
});
