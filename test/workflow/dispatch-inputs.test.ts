import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startRun } from './api.ts';
import type { JsonObject } from './expressions.ts';
import { TestCheckout } from './test-checkout.ts';

const CLI = fileURLToPath(new URL('./cli.ts', import.meta.url));
const WORKFLOW = `
on:
  push:
  workflow_dispatch:
    inputs:
      seconds: { default: '7200' }
      deep: { type: boolean, default: true }
      wide: { type: boolean }
      tool: { type: choice, options: [icarus, ghdl], default: ghdl }
      none: { type: string }
jobs:
  a:
    runs-on: x
    steps:
      - run: echo '\${{ toJSON(inputs) }} \${{ toJSON(github.event.inputs) }}' | tr -d ' \\n'
`;

async function seen(inputs: JsonObject): Promise<string> {
  await using checkout = await TestCheckout.make({ 'w.yml': WORKFLOW });
  const event = { name: 'workflow_dispatch', inputs } as const;
  await using run = await startRun({ workflow: 'w.yml', checkout: checkout.directory, event });
  await run.ended;
  return run.log;
}

describe('the inputs of a run that is started by hand', () => {
  it('have their defaults; booleans stay what they are', async () => {
    expect(await seen({})).toContain(
      '{"seconds":"7200","deep":true,"wide":false,"tool":"ghdl","none":""}' +
        '{"seconds":"7200","deep":"true","wide":"false","tool":"ghdl","none":""}',
    );
  });

  it('are those that were given', async () => {
    expect(await seen({ seconds: 5, deep: 'false', tool: 'icarus', none: 'x' })).toContain(
      '{"seconds":"5","deep":false,"wide":false,"tool":"icarus","none":"x"}',
    );
  });

  it('must be known', async () => {
    await expect(seen({ minutes: 5 })).rejects.toThrow('Unexpected inputs provided: minutes');
    await expect(seen({ tool: 'vcs' })).rejects.toThrow("Provided value 'vcs' for input 'tool'");
  });

  it('come from the command line', async () => {
    await using checkout = await TestCheckout.make({ 'w.yml': WORKFLOW });
    const args = ['--disable-warning=ExperimentalWarning', CLI, 'w.yml', '--input', 'seconds=5'];
    const { stdout, status } = spawnSync(process.execPath, args, { cwd: checkout.directory, encoding: 'utf8' });
    expect(stdout).toContain('{"seconds":"5","deep":true');
    expect(status).toBe(0);
  });
});
