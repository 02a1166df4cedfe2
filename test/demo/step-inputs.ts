import type { Tool } from './tool.ts';

/** Where the build command leaves how much processor time it took, in the result directory. */
export const CPU_TIMES = 'cpu-times';

/** The step's `with:`, but for `path` and `key`. Each execution leaves a file in `$DEMO_EXECUTIONS`: how we know how many there were. */
export function stepInputs(tool: Tool): Record<string, string> {
  return {
    run: `: > "$DEMO_EXECUTIONS/$RUNNER_NAME.$$"\n${tool.build}\ntimes > "$BUILD_ONCE_DIR/${CPU_TIMES}"\n`,
    name: 'sim',
    fingerprint: tool.fingerprint,
    expect: tool.expect,
    shell: 'sh',
  };
}
