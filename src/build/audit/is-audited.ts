import type { BuildRequest } from '../request.ts';

/** Whether somebody wants to know what a build reads: by the run alone nothing is shared that could be too old. */
export function isAudited({ inputs, job }: Pick<BuildRequest, 'inputs' | 'job'>): boolean {
  return inputs.audit !== 'off' && (inputs.sources.length > 0 || inputs.key !== job.runId);
}
