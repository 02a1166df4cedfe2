/** Waits for a condition; fails with `what` after a limit that only a defect can reach. Returns the seconds it took. */
export async function until(what: string, condition: () => Promise<boolean>, limitSeconds = 300): Promise<number> {
  const began = performance.now();
  while (!(await condition())) {
    if (performance.now() - began > limitSeconds * 1000) throw new Error(`gave up waiting for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return (performance.now() - began) / 1000;
}
