import { until } from '../support/until.ts';
import type { Site, Started } from './command.ts';

export const KEY = ['--namespace', 'acme/soc', '--name', 'sim'];

export async function build(site: Site, key: string, script: string, more: readonly string[] = [], env = {}) {
  return await site.run(['run', ...KEY, '--key', key, '--build', script, ...more], { env });
}

/** A build that goes on until `go` is there. */
export async function startBuild(
  site: Site,
  key: string,
  before: string,
  options: readonly string[] = [],
): Promise<Started> {
  const script = `${before}; echo started; until [ -e "${site.root}/go" ]; do sleep 0.05; done; touch "$BUILD_ONCE_DIR/x"`;
  const run = site.start(['run', ...KEY, '--key', key, ...options, '--build', script]);
  await until('the build', () => run.stderr.includes('started'));
  return run;
}

export function idOf(stderr: string): string {
  return /(?:Building|Built|Reused) (\S+?)[:,]? /.exec(stderr)?.[1] ?? 'no id';
}
