import { until as untilTrue } from '../support/until.ts';

/** Waits for a condition of the lab, whose hosts take their time; returns the seconds it took. */
export async function until(what: string, condition: () => Promise<boolean>, limitSeconds = 300): Promise<number> {
  const began = performance.now();
  await untilTrue(what, condition, limitSeconds);
  return (performance.now() - began) / 1000;
}
