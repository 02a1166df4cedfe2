const POLL_MS = 10;

/** Waits for a condition; fails with `what` after a limit that only a defect can reach. */
export async function until<T>(
  what: string,
  condition: () => T | undefined | false | Promise<T | undefined | false>,
  limitSeconds = 60,
): Promise<T> {
  const end = performance.now() + limitSeconds * 1000;
  for (;;) {
    const value = await condition();
    // A file that is there may not have its text yet.
    if (value !== undefined && value !== false && value !== '') return value;
    if (performance.now() > end) throw new Error(`gave up waiting for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
