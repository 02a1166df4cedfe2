import { expect, test } from 'vitest';
import { licencePauseSeconds, saysLicenceDenied } from '../../src/build/attempt/licence.ts';

test.each([
  'vsim: Error: Unable to checkout a license. Vsim is closing.',
  'Licensed number of users already reached. (-4,342:10054 "")',
  'Licensed number of users already reached for VCS-BASE-RUNTIME/VCSRuntime_Net.',
  'Maximum licensed number of demo users already reached.',
  'xmsim: *F,NOLICE: License checkout failed',
  'Failed to obtain a license for VCSRuntime_Net',
  "Failed to obtain 'VCSCompiler_Net' license.",
  "Failed to check out 'Design-Compiler' license",
  'Failed to check out license: Genus_Synthesis',
  "Error: All 'Design-Compiler' licenses are in use. (SEC-50)",
  'xmvlog: *F,NOLICN: Unable to checkout license for the product.',
  '# ** Error: Failure to obtain a Verilog simulation license. Unable to checkout any of these license features: msimhdlsim',
  'Failure to checkout svverification license feature.',
  '** Error: All msimhdlsim licenses currently in use.',
  'Maximum number of users already reached for this feature',
  'All licenses in use',
  'ERROR (LMF-02018): License call failed for feature 111, version 6.180 and quantity 1: it cannot be checked out.',
  'The license for feature Xcelium_Single_Core cannot be checked out.',
  'FATAL (SPECTRE-18): Cannot run the simulation because the required license could not be checked out.',
  "**ERROR: (IMPLIC-10): Option license 'x' (Innovus_DFM; INVS; 25.1) is not available on the license server.",
  'License request denied for feature Innovus_Impl',
  'Error: FlexNet licence checkout failed for feature VCSCompiler_Net',
  'Unable to check out license feature (VC-FORMAL-DPV-BASE), status: -4',
  'FLEXnet Licensing error:-15,10.  System Error: 10061 "Connection refused"',
  'FLEXlm error: -96,7',
  'Cannot connect to license server system.',
  'The license server manager (lmgrd) has not been started yet.',
  "Error (292006): Can't contact license server",
  'The desired vendor daemon is down. (-97,121)',
  '\u001b[31mUnable to checkout a license\u001b[0m',
])('a licence that was denied: %s', (line) => {
  expect(saysLicenceDenied(`Reading pref.tcl\n${line}\nmake: *** [sim] Error 4`)).toBe(true);
});

test.each([
  ['Vivado', "WARNING: [Common 17-348] Failed to get the license for feature 'Synthesis' and/or device 'xcku115'"],
  ['Vivado, on one line', 'WARNING: [Common 17-348] Failed. Explanation: Licensed number of users already reached.'],
])('a warning of the cause, by which the tool then fails: %s', (_, warning) => {
  const cause = 'Explanation: Licensed number of users already reached.';
  const rest = [
    'Resolution: Check the status of your licenses in the Vivado License Manager.',
    "ERROR: [Common 17-345] A valid license was not found for feature 'Synthesis' and/or device 'xcku115'.",
    'ERROR: [Common 17-69] Command failed: see the log',
    'INFO: [Common 17-206] Exiting Vivado',
    'make: *** [Makefile:3: synth] Error 1',
  ];
  expect(saysLicenceDenied([warning, cause].join('\n'))).toBe(true);
  expect(saysLicenceDenied([warning, cause, ...rest].join('\n'))).toBe(true);
  expect(saysLicenceDenied([warning, cause, "ERROR: [Synth 8-439] module 'fifo' not found", ...rest].join('\n'))).toBe(
    false,
  );
});

test.each([
  ['a fallback', '** Warning: License checkout failed for msimviewer; using fallback\nmake: *** [sim] Error 2'],
  ['no cause', '** Warning: License checkout failed for msimviewer\nmake: *** [sim] Error 2'],
  ['what it goes on with', 'Warning: Licensed number of users already reached for gui; continuing without it'],
  ['on its next line', 'xmsim: *W,LIC: Licensed number of users already reached.\nProceeding with a reduced set.'],
  ['an error of another kind', 'Warning: all viewer licenses are in use\nError: cannot open hex file rom.hex'],
])('a tool that warns of a licence and goes on has failed by something else: %s', (_, lines) => {
  expect(saysLicenceDenied(lines)).toBe(false);
});

test.each([
  '%Error: top.v:3:1: syntax error',
  'LICENSE checkout of the repository',
  '** Error: (vlog-13069) near "endmodul"',
  '%Error: lic.sv:3:1: $display("Unable to checkout a license")',
  'index (-4,342) is out of range',
  'This site is not licensed for that',
])('another failure is none: %s', (line) => {
  expect(saysLicenceDenied(line)).toBe(false);
});

test.each([
  ['an error in a source after a denial', 'Unable to checkout a license\n** Error: rtl/top.sv(12): near "endmodul"'],
  [
    'the source below its error',
    '%Error: a.sv:3:5: syntax error\n    3 | $error("License checkout failed")\n      | ^~~~',
  ],
  ['the source further below', 'a.cpp:3:5: error: no\nIn main:\n    3 | puts("License checkout failed")\n      | ^~~~'],
  [
    'the source below its place',
    'Error-[SE] Syntax error\n  "lic.sv", 3: token is "x"\n  puts("License checkout failed");',
  ],
  ['what a source prints', 'Error: syntax error\n  $display("License checkout failed");'],
  ['the source below its error', 'a.vhd:3:5:error: no such type\n  report "License checkout failed";\n  ^'],
  ['a licence that does not exist', 'License checkout failed\nNo such feature exists. (-5,346)'],
  ['a host that has none', 'License call failed for feature 111\nFLEXnet ERROR(-1, 0, 0): Cannot find license file.'],
  ['another version', 'License call failed for feature 111, version 6.180\nFLEXnet ERROR(-25, 234, 0): no.'],
  ['another host', 'Error: License checkout failed.\nInvalid host.\nFLEXnet Licensing error:-9,57.'],
  ['no file', 'Unable to find the license file. LM_LICENSE_FILE is not set.\nUnable to checkout a license.'],
])('%s is not for want of a licence', (_, lines) => {
  expect(saysLicenceDenied(lines)).toBe(false);
});

test('of several features that were asked for, one that is taken is worth waiting for', () => {
  const lines = 'No such feature exists. (-5,346)\nLicensed number of users already reached. (-4,342)\nNo license.';
  expect(saysLicenceDenied(lines)).toBe(true);
});

test('the pauses between tries for a licence grow', () => {
  expect([1, 2, 3, 4, 5, 9].map(licencePauseSeconds)).toEqual([30, 60, 120, 240, 300, 300]);
});
