import { randomUUID } from 'node:crypto';
import { forgetActionServices } from './action/action-services.ts';
import { StepConsole } from './action/console/step-console.ts';
import { failStep, showFailedOutput } from './action/failure.ts';
import { type Inputs, parseInputs } from './action/inputs/inputs.ts';
import { type Job, parseJob } from './action/job/job.ts';
import { describeOrigin } from './action/job/origin.ts';
import { renderFailureSummary } from './action/summary/failure-summary.ts';
import { renderSummary } from './action/summary/summary.ts';
import { addToSummary } from './action/summary/summary-file.ts';
import { Masks } from './build/attempt/masks/masks.ts';
import { buildOnce } from './build/build-once.ts';
import { listenForCancellation, outOfTime } from './build/process/cancellation.ts';
import { endProcess } from './build/process/end-process.ts';
import { refuseOldNode, refuseOtherSystems } from './build/process/platform.ts';
import { checkPlaces, identifyEntry, placesOf } from './build/request.ts';
import { describeOutputs, outputsOf, setOutputs } from './build/result/report.ts';
import { thisHost } from './nfs-lock/this-host.ts';

const cancellation = listenForCancellation(process);
await forgetActionServices(process.env);
const stepConsole = new StepConsole({
  stream: process.stdout,
  stop: cancellation.stop,
  isDebug: process.env.RUNNER_DEBUG === '1',
  newToken: randomUUID,
});
let inputs: Inputs | undefined;
let job: Job | undefined;
try {
  await Promise.race([runStep(), outOfTime(cancellation)]);
} catch (error) {
  await showFailedOutput(stepConsole, error);
  const described = failStep(stepConsole, error, {
    env: process.env,
    startedSeconds: Date.now() / 1000 - process.uptime(),
    inputs,
    job,
  });
  if (inputs?.summary && !cancellation.stop.aborted) {
    await addToSummary(stepConsole, process.env, renderFailureSummary(error, described));
  }
}
await stepConsole.end();
endProcess(process);

async function runStep(): Promise<void> {
  refuseOtherSystems(process.platform);
  refuseOldNode(process.versions.node);
  inputs = parseInputs(process.env);
  job = parseJob(process.env);
  const step = {
    inputs,
    job,
    env: process.env,
    host: thisHost(),
    masks: new Masks(process.env),
    mainPath: process.argv[1] ?? '',
    stepConsole,
    cancellation,
  };

  await checkPlaces(step);
  const entry = await identifyEntry(step);
  if (job.origin.kind !== 'own' && !inputs.shareWithForks) stepConsole.info(describeOrigin(job.origin));
  const outcome = await buildOnce(step, entry);

  const outputs = outputsOf(inputs.path, entry, outcome);
  const now = Date.now() / 1000;
  stepConsole.info(describeOutputs(outputs, outcome, now));
  setOutputs(step, outputs, outcome.value, await placesOf(step, outputs.dir));
  if (inputs.summary) await addToSummary(stepConsole, process.env, renderSummary(outputs, outcome, now));
}
