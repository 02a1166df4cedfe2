import { spawn } from 'node:child_process';
import { chainDigest } from './model.ts';
import { SHARDS, type Tool } from './tool.ts';

export type Check =
  | { readonly result: 'passed'; readonly digests: number }
  | { readonly result: 'failed'; readonly problem: string; readonly output: string };

/** Runs what was built on one shard's tests, and compares the digests that it prints with the model's. */
export async function checkResult(
  tool: Tool,
  result: string,
  shard: number,
  run: { readonly cwd: string; readonly stop: AbortSignal },
): Promise<Check> {
  const { file, args } = tool.check(result, shard);
  const { output, ending } = await runCommand(file, args, run);
  const problem = ending ?? compare(output, tool, shard);
  return problem === undefined
    ? { result: 'passed', digests: lanesOf(tool, shard).length * tool.chainLength }
    : { result: 'failed', problem, output };
}

/** What is wrong with the output of a test bench. A simulator's exit code says little: vvp's is 0 after $error. */
export function compare(output: string, tool: Tool, shard: number): string | undefined {
  const digests = new Map([...output.matchAll(/^digest (\d+) ([0-9a-f]{64})$/gm)].map(([, lane, hex]) => [lane, hex]));
  for (const lane of lanesOf(tool, shard)) {
    const expected = chainDigest(lane, tool.chainLength);
    const got = digests.get(`${lane}`);
    if (got !== expected) return `lane ${lane} has digest ${got ?? 'none'}, the model ${expected}`;
  }
  return /^PASS$/m.test(output) ? undefined : 'the test bench did not say PASS';
}

function lanesOf({ lanes }: Tool, shard: number): number[] {
  return Array.from({ length: lanes }, (_, lane) => lane).filter((lane) => lane % SHARDS === shard);
}

async function runCommand(
  file: string,
  args: readonly string[],
  { cwd, stop }: { readonly cwd: string; readonly stop: AbortSignal },
): Promise<{ output: string; ending: string | undefined }> {
  const child = spawn(file, args, { cwd, signal: stop, killSignal: 'SIGKILL', stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ending = await new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) =>
      resolve(code === 0 ? undefined : `it ended with ${signal ?? `code ${code}`}`),
    );
  });
  return { output: Buffer.concat(chunks).toString('utf8'), ending };
}
