/** What one check has found. */
export interface Finding {
  /** Names the check, for scripts: `hard-links`. */
  readonly check: string;
  /**
   * - `ok`: as it should be
   * - `remark`: good to know
   * - `warning`: works, but costs something, or may
   * - `serious`: builds will fail, or results be lost
   */
  readonly level: 'ok' | 'remark' | 'warning' | 'serious';
  readonly text: string;
  /** What to do about it. */
  readonly advice?: string;
}

export const FULL_ADVICE = 'see what a prune would free: build-once status --max-age 14d; build-once prune --help';

export function ok(check: string, text: string): Finding {
  return { check, level: 'ok', text };
}

export function found(level: 'remark' | 'warning' | 'serious', check: string, text: string, advice?: string): Finding {
  return { check, level, text, ...(advice === undefined ? {} : { advice }) };
}

export function reason(error: unknown): string {
  return error instanceof Error ? error.message : `${error}`;
}
