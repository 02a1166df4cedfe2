import { buildOnce } from '../build/build-once.ts';
import { identifyEntry } from '../build/entry.ts';
import { showFailedOutput } from '../build/failure.ts';
import { checkPlaces } from '../build/inputs/check-places.ts';
import { findPlaces } from '../build/output/places.ts';
import { listenForCancellation, outOfTime } from '../build/process/cancellation.ts';
import { endProcess } from '../build/process/end-process.ts';
import { validateNodeVersion, validatePlatform } from '../build/process/platform.ts';
import { describeOutputs, outputsOf } from '../build/result/report.ts';
import { commandsFor } from '../build/result/result.ts';
import { type Job, parseJob } from '../ci/github/job.ts';
import { describeOrigin } from '../ci/github/origin.ts';
import { forgetActionServices } from './action-services.ts';
import { matchersOf } from './annotations/matchers-directory.ts';
import { openConsole } from './console/step-console.ts';
import { failStep } from './failure.ts';
import { setOutputs } from './file-commands/outputs.ts';
import { inputVariable } from './inputs/input-names.ts';
import { type Inputs, parseInputs } from './inputs/inputs.ts';
import { requestOf } from './request.ts';
import { renderFailureSummary } from './summary/failure-summary.ts';
import { renderSummary } from './summary/summary.ts';
import { addToSummary } from './summary/summary-file.ts';

/** Runs the step, from its inputs to its outputs, and ends the process. */
export async function runStep(process: NodeJS.Process): Promise<void> {
  const { env } = process;
  const cancellation = listenForCancellation(process);
  await forgetActionServices(env);
  const stepConsole = openConsole(process, cancellation.stop);
  let inputs: Inputs | undefined;
  let job: Job | undefined;
  const run = async () => {
    validatePlatform(process.platform);
    validateNodeVersion(process.versions.node);
    inputs = parseInputs(env);
    job = parseJob(env, { matrix: env[inputVariable('matrix')], checkRunId: env[inputVariable('job-check-run-id')] });
    const matchersDir = matchersOf(process.argv);
    const request = requestOf({ inputs, job, env, stepConsole, cancellation, matchersDir });
    await checkPlaces(request);
    const entry = await identifyEntry(request);
    if (job.origin.kind !== 'own' && !inputs.shareWithForks) stepConsole.info(describeOrigin(job.origin));
    const built = await buildOnce(request, entry);

    const outputs = outputsOf(entry, built);
    const now = Date.now() / 1000;
    stepConsole.info(describeOutputs(outputs, built, now));
    setOutputs(env, stepConsole, outputs, commandsFor(built.value, await findPlaces(request, outputs.dir)));
    if (inputs.summary) addToSummary(stepConsole, env, renderSummary(outputs, built, now));
  };
  try {
    await Promise.race([run(), outOfTime(cancellation)]);
  } catch (error) {
    await showFailedOutput(stepConsole, error);
    const startedSeconds = Date.now() / 1000 - process.uptime();
    const described = failStep(stepConsole, error, { env, startedSeconds, inputs, job });
    if (inputs?.summary && !cancellation.stop.aborted)
      addToSummary(stepConsole, env, renderFailureSummary(error, described));
  }
  await stepConsole.end();
  await endProcess(process);
}
