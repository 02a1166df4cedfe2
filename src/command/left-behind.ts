import { hostname } from 'node:os';
import type { CommandEnd } from './run-command.ts';

const MOST_PROCESSES = 5;

/** What people should know about processes that a command left behind. */
export function describeLeft(whose: string, { ended, running }: Pick<CommandEnd, 'ended' | 'running'>): string[] {
  const notices: string[] = [];
  if (ended.length > 0) notices.push(`${whose} left processes behind, and they were ended: ${list(ended)}`);
  if (running.length > 0) notices.push(describeRunning(whose, running));
  return notices;
}

export function describeRunning(whose: string, running: readonly string[]): string {
  return `${whose} left processes behind that could not be ended, and may go on writing; end them on ${hostname()}: ${list(running)}`;
}

function list(processes: readonly string[]): string {
  const more = processes.length - MOST_PROCESSES;
  return [...processes.slice(0, MOST_PROCESSES), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
