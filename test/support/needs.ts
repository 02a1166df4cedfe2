/** Whether tests of `what` can run here. Where not, that is said; in CI, where none may be left out, it is an error. */
export function canTest(what: string, { needs, isThere }: { needs: string; isThere: boolean }): boolean {
  if (isThere) return true;
  if (process.env.CI) throw new Error(`in CI this must be tested: ${what}, which needs ${needs}`);
  console.error(`\n!!! NOT TESTED: ${what}, which needs ${needs}\n`);
  return false;
}

export function canTestAsRoot(what: string): boolean {
  return canTest(what, { needs: 'root', isThere: process.getuid?.() === 0 });
}
