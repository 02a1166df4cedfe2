/** What stands in the place of a masked text, as in the runner's own log. */
export const HIDDEN = '***';
