import { type Holder, isoSeconds } from '../../nfs-lock/holder.ts';
import { shortLine } from './printable.ts';

// What a builder says of itself on the share is another job's text; these make it safe for one of our own lines, and short.

/** Of a job or runner; GitHub's own limit. */
const LONGEST_NAME = 100;
const LONGEST_URL = 500;

/** "job sim (3) on runner r-7 (host sim-07, pid 4711)". */
export function describeBuilder({ hostname, pid, about }: Holder): string {
  const process = `host ${shortLine(hostname, LONGEST_NAME)}, pid ${pid}`;
  const { job, runner } = about ?? {};
  if (typeof job !== 'string' || typeof runner !== 'string' || job === '' || runner === '') return process;
  return `job ${shortLine(job, LONGEST_NAME)} on runner ${shortLine(runner, LONGEST_NAME)} (${process})`;
}

/** The same with its start, by its own clock, and a link to its log. */
export function describeUnderWay(holder: Holder): string {
  const url = jobUrl(holder);
  return `${describeBuilder(holder)} since ${isoSeconds(holder.timestamp)}${url === undefined ? '' : `: ${url}`}`;
}

export function jobUrl(holder: Holder | undefined): string | undefined {
  const url = holder?.about?.url;
  return typeof url === 'string' && url !== '' ? shortLine(url, LONGEST_URL) : undefined;
}
