import type { World } from '../world.ts';

/**
 * Nothing is left but what is meant to stay.
 *
 * @param stays names of files and directories that may be in there
 */
export function forbidLeftovers(
  world: World,
  path: string,
  stays: RegExp,
  when: 'if nothing has gone wrong' | 'whatever has gone wrong',
): void {
  const { processes, wasFull, server, violation } = world;
  const isSpotless = [...processes.values()].every(({ isAlive, faults }) => isAlive && faults.length === 0);
  // A dead client's files go one by one, and whoever comes by does not wait for them.
  const isMeant =
    when === 'whatever has gone wrong'
      ? !server.delegations.wasDelayed
      : isSpotless && !wasFull && server.restarts === 0;
  if (!isMeant || violation !== undefined) return;
  for (const name of server.find(path)?.entries.keys() ?? [])
    if (!stays.test(name)) world.violate(`${name} was left, ${when}`);
}
