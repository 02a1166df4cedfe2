import { describe, expect, test } from 'vitest';
import { hasLab, lab } from './share.ts';
import { Waiting } from './waiting-cost.ts';

const SETTLE_SECONDS = 10;
const MINUTE = 60;

/** With a poll interval that is the longest pause, each minute is as the tenth of a wait, without ten minutes. */
const POLL_SECONDS = 5;

describe.skipIf(!hasLab)('what a minute of waiting asks of the server', () => {
  test.each([
    // Counted: 28 and 29 (NFS 3 and 4.2), one or two more where another close look falls into the minute.
    { prints: false, mostRequests: 34 },
    { prints: true, mostRequests: 60 },
  ])(
    'at most $mostRequests requests (the build prints: $prints), whatever happens in 1,000 other entries',
    async ({ prints, mostRequests }) => {
      const costs = await Promise.all(
        (['3', '4.2'] as const).map(async (version) => {
          await using waiting = await Waiting.begin({
            lab: lab(),
            version,
            builder: lab().client(1),
            waiters: [2, 3].map((n) => ({ client: lab().client(n), legs: 3 })),
            prints,
            pollSeconds: POLL_SECONDS,
            others: { count: 1000, busy: true },
          });
          return await waiting.cost(SETTLE_SECONDS, SETTLE_SECONDS + MINUTE);
        }),
      );
      console.log(JSON.stringify(costs));
      for (const { looks, requests, bytes } of costs) {
        expect(looks).toBeGreaterThan(5);
        expect(requests).toBeLessThan(mostRequests);
        // A listing of 1,000 entries alone is over 100 kB.
        expect(bytes).toBeLessThan(60_000);
      }
    },
  );
});
