import { randomUUID } from 'node:crypto';
import { info } from '@actions/core';
import { buildOnce } from './action/build-once.ts';
import { listenForCancellation } from './action/cancellation.ts';
import { failStep, printFailureTail } from './action/failure.ts';
import { renderFailureSummary } from './action/failure-summary.ts';
import { type Inputs, parseInputs } from './action/inputs.ts';
import { parseJob } from './action/job.ts';
import { JobLog } from './action/job-log.ts';
import { describeOrigin } from './action/origin.ts';
import { refuseOldNode, refuseOtherSystems } from './action/platform.ts';
import { describeOutputs, outputsOf, setOutputs } from './action/report.ts';
import { checkPlaces, identifyEntry, placesOf } from './action/step.ts';
import { renderSummary } from './action/summary.ts';
import { addToSummary } from './action/summary-file.ts';
import { thisHost } from './nfs-lock/this-host.ts';

const cancellation = listenForCancellation(process);
const jobLog = new JobLog(process.stdout, cancellation.stop);
let inputs: Inputs | undefined;
try {
  refuseOtherSystems(process.platform);
  refuseOldNode(process.versions.node);
  inputs = parseInputs(process.env);
  const job = parseJob(process.env);
  const step = {
    inputs,
    job,
    env: process.env,
    host: thisHost(),
    mainPath: process.argv[1] ?? '',
    jobLog,
    cancellation,
  };

  await checkPlaces(step);
  const entry = await identifyEntry(step);
  if (job.origin.kind !== 'own' && !inputs.shareWithForks) info(describeOrigin(job.origin));
  const outcome = await buildOnce(step, entry);

  const outputs = outputsOf(inputs.path, entry, outcome);
  info(describeOutputs(outputs));
  setOutputs(outputs, outcome.value, await placesOf(step, outputs.dir));
  if (inputs.summary) await addToSummary(process.env, renderSummary(outputs, outcome, entry.ingredients));
} catch (error) {
  printFailureTail(error, randomUUID());
  const described = failStep(error, inputs);
  if (inputs?.summary && !cancellation.stop.aborted) {
    await addToSummary(process.env, renderFailureSummary(error, described));
  }
}
// Writing to a pipe is asynchronous, and whoever reads it may be behind.
await new Promise((resolve) => process.stdout.write('', resolve));
// A mount that hangs may hold a thread of this process for ever.
process.exit();
