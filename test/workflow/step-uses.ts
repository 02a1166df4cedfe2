import { join } from 'node:path';
import type { ActionManifest } from './action-manifest.ts';
import { loadManifest } from './action-manifest.ts';
import { resolveAction } from './action-reference.ts';
import { checkOut } from './checkout.ts';
import { processEnvironment } from './environment.ts';
import type { JsonObject } from './expressions.ts';
import type { StepWork } from './parse.ts';
import type { PlannedStep, StepContext } from './step.ts';
import { runStepProcess } from './step-process.ts';
import { evaluateText, evaluateTexts } from './template.ts';

type UsesWork = StepWork & { kind: 'uses' };

/** A `uses:` step: registers its post step, then runs the action's main. */
export async function runAction(work: UsesWork, context: StepContext): Promise<number> {
  const { job, step } = context;
  const { actions, directories } = job.message;
  const reference = resolveAction(work.uses, directories.workspace, actions);
  if (reference.kind === 'checkout') return await checkOut(givenInputs(work, context), context);
  const manifest = await loadManifest(reference.directory);
  const github = { action_repository: reference.repository, action_ref: reference.ref };
  // Before main starts, so that it runs whatever becomes of main.
  if (manifest.post !== undefined) job.posts.push(postStep(step, work, manifest, manifest.post, github));
  return await runNode(work, manifest, manifest.main, { ...context, github: { ...context.github, ...github } });
}

function postStep(
  step: PlannedStep,
  work: UsesWork,
  manifest: ActionManifest,
  post: string,
  github: JsonObject,
): PlannedStep {
  return {
    ...step,
    stage: 'post',
    name: `Post ${step.name}`,
    condition: manifest.postIf ?? 'always()',
    work: (context) => runNode(work, manifest, post, { ...context, github: { ...context.github, ...github } }),
  };
}

async function runNode(work: UsesWork, manifest: ActionManifest, script: string, context: StepContext) {
  const { job, step, env, github, output, cancel } = context;
  const { message } = job;
  const inputs = evaluateInputs(work, manifest, context);
  if (step.stage === 'post') output.log('Post job cleanup.');
  output.log(`##[group]Run ${work.uses}`);
  output.log('with:');
  for (const [name, value] of inputs) if (value !== '') output.log(`  ${name}: ${value}`);
  if (env.size > 0) output.log('env:');
  for (const [name, value] of env) output.log(`  ${name}: ${value}`);
  output.log('##[endgroup]');
  return await runStepProcess(
    {
      program: message.node,
      args: [join(manifest.directory, script)],
      cwd: message.directories.workspace,
      env: processEnvironment({
        runner: message.env,
        trackingId: message.trackingId,
        env,
        state: step.state,
        inputs,
        paths: job.paths,
        contexts: job.runnerContexts(github),
      }),
    },
    { onLine: (line, stream) => output.see(line, stream), cancel, grace: message.grace },
  );
}

/** Those of the step, and for the rest the defaults, evaluated here and now. One without a default is empty. */
function evaluateInputs(work: UsesWork, manifest: ActionManifest, context: StepContext): Map<string, string> {
  const { job, github, output } = context;
  const inputs = new Map(Object.entries(givenInputs(work, context)));
  const given = new Set([...inputs.keys()].map((name) => name.toLowerCase()));
  const valid = manifest.inputs.map(({ id }) => id);
  const unexpected = [...inputs.keys()].filter((name) => !valid.some((id) => id.toLowerCase() === name.toLowerCase()));
  if (unexpected.length > 0) {
    const message = `Unexpected input(s) '${unexpected.join("', '")}', valid inputs are ['${valid.join("', '")}']`;
    output.annotate({ severity: 'warning', message });
  }
  const scope = job.inputDefaultScope(github);
  for (const { id, default: byDefault } of manifest.inputs) {
    if (!given.has(id.toLowerCase())) inputs.set(id, evaluateText(byDefault, scope) ?? '');
  }
  return inputs;
}

function givenInputs(work: UsesWork, { job, env, github }: StepContext): Record<string, string> {
  return evaluateTexts(work.with, job.scope(env, github));
}
