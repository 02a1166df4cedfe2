import { type Holder, isoSeconds } from '../nfs-lock/holder.ts';
import { oneLine } from './printable.ts';

// What a builder has left of itself on the share is another job's text: each of these is for a line of our own.

/** "job sim (3) on runner r-7 (host sim-07, pid 4711)". */
export function describeBuilder({ hostname, pid, about }: Holder): string {
  const process = `host ${hostname}, pid ${pid}`;
  return oneLine(about?.job && about.runner ? `job ${about.job} on runner ${about.runner} (${process})` : process);
}

/** The same, with its start by its own clock and the link to its log. */
export function describeUnderWay(holder: Holder): string {
  const url = jobUrl(holder);
  return `${describeBuilder(holder)} since ${isoSeconds(holder.timestamp)}${url === undefined ? '' : `: ${url}`}`;
}

export function jobUrl(holder: Holder | undefined): string | undefined {
  const url = holder?.about?.url;
  return typeof url === 'string' ? oneLine(url) : undefined;
}
