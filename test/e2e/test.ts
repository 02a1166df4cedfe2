import { test as withDirectory } from '../support/directory.ts';
import { Site } from './leg.ts';

/** `site`: a share and its runners, for one test. */
export const test = withDirectory.extend('site', ({ directory }, { onCleanup }) => {
  const site = new Site(directory);
  onCleanup(async () => await site[Symbol.asyncDispose]());
  return site;
});
