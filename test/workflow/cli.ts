import { parseArgs } from 'node:util';
import { rerunFailed, startRun, WorkflowError, type WorkflowEvent, type WorkflowJob, type WorkflowRun } from './api.ts';

const USAGE = `node test/workflow/cli.ts FILE [options]     runs a workflow on this machine
  --checkout DIR        what stands for the repository (here: the working directory)
  --action OWNER/REPO=DIR   the action that 'uses: OWNER/REPO@…' stands for; may be given again
  --job ID              only this job, and what it needs
  --event NAME          push, pull_request, workflow_dispatch or schedule
  --input NAME=VALUE    of a run started by hand (workflow_dispatch); may be given again
  --env NAME=VALUE      as in the runner's .env, for example BUILD_ONCE_PATH=/nfs/builds; may be given again
  --runners N           at most so many jobs at a time
  --rerun               run failed jobs again, once
Ctrl-C cancels the run. Runs do not know of each other: a workflow's own 'concurrency' does nothing here.`;

// What was asked for is wrong, or cannot be done here: its message says it.
process.on('uncaughtException', (error) => {
  const isAsked = error instanceof WorkflowError || ('code' in error && `${error.code}`.startsWith('ERR_PARSE_ARGS'));
  console.error(isAsked ? `${error.message}\n\n${USAGE}` : error);
  process.exit(2);
});
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', default: false },
    checkout: { type: 'string', default: '.' },
    action: { type: 'string', multiple: true, default: [] },
    job: { type: 'string' },
    event: { type: 'string' },
    input: { type: 'string', multiple: true, default: [] },
    env: { type: 'string', multiple: true, default: [] },
    runners: { type: 'string' },
    rerun: { type: 'boolean', default: false },
  },
});
const [file] = positionals;
if (values.help || file === undefined) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}

await using run = await startRun({
  workflow: file,
  checkout: values.checkout,
  actions: pairs(values.action),
  env: pairs(values.env),
  ...(values.job === undefined ? {} : { job: values.job }),
  ...givenEvent(),
  ...(values.runners === undefined ? {} : { runners: Number(values.runners) }),
});
await follow(run);
if (run.conclusion === 'failure' && values.rerun) {
  console.log('\n=== attempt 2');
  await using again = rerunFailed(run);
  await follow(again);
}

/** Whoever gives inputs starts it by hand. */
function givenEvent(): { event?: WorkflowEvent } {
  const inputs = pairs(values.input);
  const name = values.event ?? (values.input.length > 0 ? 'workflow_dispatch' : undefined);
  if (name === undefined) return {};
  return { event: (name === 'workflow_dispatch' ? { name, inputs } : { name }) as WorkflowEvent };
}

/** Prints each job's log when the job has ended, and the summary at the end. */
async function follow(each: WorkflowRun): Promise<void> {
  const shown = new Set<WorkflowJob>();
  const onInterrupt = () => each.cancel();
  process.on('SIGINT', onInterrupt);
  const look = () => {
    for (const job of each.jobs) {
      if (job.state !== 'ended' || shown.has(job)) continue;
      shown.add(job);
      console.log(`\n=== ${job.name}: ${job.result}\n${job.log}`);
      if (job.summary !== '') console.log(`--- summary\n${job.summary}`);
    }
    return each.conclusion !== undefined;
  };
  await each.until('its end', look);
  process.off('SIGINT', onInterrupt);
  console.log(`\n${each.jobs.map((job) => `${job.name}: ${job.result}`).join('\n')}\nrun: ${each.conclusion}`);
  process.exitCode = each.conclusion === 'success' ? 0 : 1;
}

function pairs(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(given.map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)]));
}
