import type { Json } from '../shared-dir/json.ts';
import type { Failure } from './markers.ts';

/** The one call failed, here or elsewhere. The message is the stored one, the same for every caller. */
export class CallOnceFailed extends Error {
  override readonly name = 'CallOnceFailed';
  readonly failure: Failure;
  /** Whether it was this caller that made the call; `cause` is then what its function threw. */
  readonly isOwn: boolean;

  constructor(failure: Failure, own?: { readonly cause: unknown }) {
    super(failure.message, own);
    this.failure = failure;
    this.isOwn = own !== undefined;
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
  override readonly name: string = 'CallFailure';
  readonly details: Json;

  constructor(message: string, details: Json, options?: ErrorOptions) {
    super(message, options);
    this.details = details;
  }
}

/**
 * @internal
 *
 * Carries what a call of this caller's own ended with past the errors that its waiting tolerates: a mount that fails at the
 * end of each build must not make it build for ever.
 */
export class CallEnded extends Error {
  constructor(cause: unknown) {
    super('the call ended', { cause });
  }
}
