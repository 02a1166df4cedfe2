import type { Json } from '../nfs-lock/holder.ts';
import type { Failure } from './markers.ts';

/** The one call failed, here or elsewhere. The message is the stored one, the same for every caller. */
export class CallOnceFailed extends Error {
  override readonly name = 'CallOnceFailed';
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(failure.message, { cause });
    this.failure = failure;
  }
}

/**
 * What the called function throws when it has neither a result nor a failure: it was cancelled, or the disk was full.
 * Nothing is stored; the next caller tries.
 */
export class CallAbandoned extends Error {
  override readonly name: string = 'CallAbandoned';
}

/** What the called function may throw to have more than a message stored with its failure. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';
  readonly details: Json;

  constructor(message: string, details: Json, options?: ErrorOptions) {
    super(message, options);
    this.details = details;
  }
}
