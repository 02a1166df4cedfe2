const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Aborts at Ctrl-C and its kin, so that what was started ends and what was made is removed before we go. */
export function listenForInterruption(process: NodeJS.Process): AbortSignal {
  const interruption = new AbortController();
  for (const signal of SIGNALS) process.on(signal, () => interruption.abort(new Error(signal)));
  // Whoever read our output went away, as `head` does.
  process.stdout.on('error', (error) => interruption.abort(error));
  return interruption.signal;
}
