import { type Audit, describeUncovered } from './findings.ts';

/** A result that was built where what it read was no error is no result for a step to which it is one. */
export class AuditFailed extends Error {
  override readonly name = 'AuditFailed';
  readonly audit: Audit;

  constructor(audit: Audit) {
    super(
      `${describeUncovered(audit)}\nThe result was built where audit was not error. With that added, the next job builds anew.`,
    );
    this.audit = audit;
  }
}
