import { dirname, join } from 'node:path';

/**
 * The directory of the problem matchers that come with the action.
 *
 * @param argv Node's; the bundler would try to bundle a URL relative to this module
 */
export function matchersOf([, bundle = '']: readonly string[]): string {
  return join(dirname(bundle), '..', '..', 'matchers');
}
