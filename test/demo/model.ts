import { createHash } from 'node:crypto';

/** What the design must compute, by a SHA-256 that is not ours: Node's. */
export function chainDigest(lane: number, length: number): string {
  let message = Buffer.from(lane.toString(16).padStart(64, '0'), 'hex');
  for (let n = 0; n < length; n++) message = createHash('sha256').update(message).digest();
  return message.toString('hex');
}

/** The standard's own example: "abc", padded to a block. */
export const EXAMPLE = {
  block: `61626380${'0'.repeat(118)}18`,
  digest: createHash('sha256').update('abc').digest('hex'),
};
