/** A real HDL tool, as the demo's workflow would use it. */
export interface Tool {
  /** Name and version. */
  readonly name: string;
  /** Why this one, and not another. */
  readonly why: string;
  /** What the action makes of the tool's version, as in the workflow's `fingerprint:`. */
  readonly fingerprint: string;
  /** The commands that build, as in the workflow's `run:`; the design is in `rtl/` of the working directory. */
  readonly build: string;
  /** What the build leaves in the result directory, as in the workflow's `expect:`. */
  readonly expect: string;
  /** What a leg tests: the lanes of its shard, each with a chain of this many digests. */
  readonly lanes: number;
  readonly chainLength: number;
  /** The command of the workflow's next step, which uses the result. */
  check(result: string, shard: number): Command;
}

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

export const SHARDS = 8;

/** The arguments by which the test bench learns what to test. */
export function plusargs(shard: number, chainLength: number): string[] {
  return [`+shard=${shard}`, `+shards=${SHARDS}`, `+length=${chainLength}`];
}
