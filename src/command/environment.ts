import { delimiter } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** For a program of the system that we need ourselves: the PATH of a job may hold little more than its tools. */
export function withSystemPath(env: Environment): NodeJS.ProcessEnv {
  return { ...env, PATH: [env.PATH, '/usr/bin', '/bin'].filter(Boolean).join(delimiter) };
}
