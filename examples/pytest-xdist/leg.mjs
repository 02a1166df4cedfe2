// A CI leg that wants the build that conftest.py wants, too: node leg.mjs BUILD_DIR
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { CallOnce } from 'build-once';

const buildDir = resolve(process.argv[2] ?? '.');

const guard = new CallOnce({
  // conftest.py says the same path and name: one path and name, one call.
  path: buildDir,
  name: 'compile',
  timeout: 600,
  // pytest-cocotb's marker is empty. Where nobody else uses it, an empty one is what a crash of the server leaves.
  acceptEmptyDone: true,
  fn: async ({ signal }) => {
    const args = ['-C', import.meta.dirname, 'compile', `BUILD_DIR=${buildDir}`];
    const [code] = await once(spawn('make', args, { stdio: 'inherit', signal }), 'exit');
    // What the others get to see of it, in pytest and in other legs.
    if (code !== 0) throw new Error(`make compile ended with ${code}; the leg that built has its output`);
    return 'a leg';
  },
});

try {
  const { made, value } = await guard.run();
  // pytest-cocotb stores no value.
  console.log(made ? 'built it' : `goes on with what ${value ?? 'pytest'} built`);
} catch (error) {
  console.error(`${error.name}: ${error.message}`);
  process.exitCode = 1;
}
