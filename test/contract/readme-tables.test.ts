import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { test as it } from '../support/directory.ts';
import { ROOT, readRepositoryFile } from './repository.ts';

function run(cwd: string, ...args: readonly string[]) {
  const script = join(ROOT, '.ci/readme-tables.mjs');
  return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd,
    encoding: 'utf8',
  });
}

describe("the README's tables of inputs and outputs", () => {
  it('are what action.yml gives', () => {
    expect(run(ROOT, '--check')).toMatchObject({ stderr: '', status: 0 });
  });

  it('are mended where they differ, and only they', ({ directory }) => {
    const readme = readRepositoryFile('README.md');
    writeFileSync(join(directory, 'action.yml'), readRepositoryFile('action.yml'));
    writeFileSync(join(directory, 'README.md'), readme.replace('| `lease` | `60` |', '| `lease` | `61` |'));
    const checked = run(directory, '--check');
    expect(checked.stderr).toContain('its tables are not what action.yml gives');
    expect(checked.status).toBe(1);
    expect(run(directory)).toMatchObject({ stderr: '', status: 0 });
    expect(readFileSync(join(directory, 'README.md'), 'utf8')).toBe(readme);
  });
});
