import { expect, test } from 'vitest';
import { licencePauseSeconds, saysLicenceDenied } from '../../src/build/licence.ts';

test.each([
  'vsim: Error: Unable to checkout a license. Vsim is closing.',
  'Licensed number of users already reached. (-4,342:10054 "")',
  'xmsim: *F,NOLICE: License checkout failed',
  'Failed to obtain a license for VCSRuntime_Net',
  "Failed to obtain 'VCSCompiler_Net' license.",
  "Failed to check out 'Design-Compiler' license",
  'xmvlog: *F,NOLICN: Unable to checkout license for the product.',
  '# ** Error: Failure to obtain a Verilog simulation license. Unable to checkout any of these license features: msimhdlsim',
  'Failure to checkout svverification license feature.',
  'Maximum number of users already reached for this feature',
  'All licenses in use',
])('a licence that was denied: %s', (line) => {
  expect(saysLicenceDenied(`Reading pref.tcl\n${line}\nmake: *** [sim] Error 4`)).toBe(true);
});

test.each([
  '%Error: top.v:3:1: syntax error',
  'LICENSE checkout of the repository',
  '** Error: (vlog-13069) near "endmodul"',
])('another failure is none: %s', (line) => {
  expect(saysLicenceDenied(line)).toBe(false);
});

test.each([
  [
    'a source line that is wrong',
    '** Warning: License checkout failed for msimviewer; using fallback\ntop.v:1: syntax error',
  ],
  ['an error in a source after a denial', 'Unable to checkout a license\n** Error: rtl/top.sv(12): near "endmodul"'],
  ['a licence that does not exist', 'License checkout failed\nNo such feature exists. (-5,346)'],
])('%s is not for want of a licence', (_, lines) => {
  expect(saysLicenceDenied(lines)).toBe(false);
});

test('the pauses between tries for a licence grow', () => {
  expect([1, 2, 3, 4, 5, 9].map(licencePauseSeconds)).toEqual([30, 60, 120, 240, 300, 300]);
});
