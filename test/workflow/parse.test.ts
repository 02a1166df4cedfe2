import { describe, expect, it } from 'vitest';
import { startRun, WorkflowError } from './api.ts';
import { actionFiles, TestCheckout } from './test-checkout.ts';

async function refused(jobs: string): Promise<string> {
  await using checkout = await TestCheckout.make();
  const error = await checkout.start(jobs).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(WorkflowError);
  return (error as Error).message;
}

describe("GitHub's own rules", () => {
  it('name the line of an unknown key', async () => {
    const message = await refused('jobs:\n  a:\n    runs-on: x\n    stepz: []\n');
    expect(message).toContain("(Line: 6, Col: 5): Unexpected value 'stepz'");
  });

  it('refuse a context where it is not allowed', async () => {
    const message = await refused(
      "jobs:\n  a:\n    runs-on: x\n    if: steps.x.outputs.y == '1'\n    steps: [{ run: 'true' }]\n",
    );
    expect(message).toContain("Unrecognized named-value: 'steps'");
  });

  it('refuse needs in a circle', async () => {
    const job = 'runs-on: x, steps: [{ run: "true" }]';
    const message = await refused(`jobs:\n  z: { ${job} }\n  a: { needs: b, ${job} }\n  b: { needs: a, ${job} }\n`);
    expect(message).toContain('creates a cycle');
  });
});

describe('what is not done here', () => {
  it.each([
    ['concurrency: one', "'concurrency' is not done here"],
    ['container: debian', "'container' is not done here"],
    ['services: { db: { image: postgres } }', "'services' is not done here"],
  ])('%s is refused by name', async (line, message) => {
    expect(await refused(`jobs:\n  a:\n    runs-on: x\n    ${line}\n    steps: [{ run: 'true' }]\n`)).toContain(
      message,
    );
  });

  it.each([
    ['debian', 'a container without volumes'],
    ['{ image: x, env: { A: b } }', "'container.env'"],
    ['{ image: x, volumes: ["/other:/nfs"] }', "the volume '/other:/nfs'"],
    ['{ image: x, volumes: ["/nfs:/nfs/below"] }', "the volume '/nfs:/nfs/below'"],
  ])('of a container, all but volumes of the machine: %s', async (container, message) => {
    await using checkout = await TestCheckout.make();
    const jobs = `jobs:\n  a:\n    runs-on: x\n    container: ${container}\n    steps: [{ run: 'true' }]\n`;
    await using run = await checkout.start(jobs, { machine: { '/nfs': checkout.share }, isolation: 'namespaces' });
    expect(await run.ended).toBe('failure');
    expect(run.log).toContain(message);
    const plain = checkout.start(jobs, { machine: {}, isolation: 'plain' });
    await expect(plain).rejects.toThrow("'container' is not done here");
  });

  it('an action that is not known fails the job before its first step, and is named', async () => {
    await using checkout = await TestCheckout.make();
    await using run = await checkout.start(
      'jobs:\n  a:\n    runs-on: x\n    steps:\n      - run: echo first\n      - uses: actions/cache@v4\n',
    );
    expect(await run.ended).toBe('failure');
    const job = run.job('a');
    expect(job.steps).toEqual([]);
    expect(job.annotations[0]?.message).toContain("Unable to resolve action 'actions/cache@v4'");
  });

  it('an action of another kind is refused by name', async () => {
    await using checkout = await TestCheckout.make(actionFiles('c', '', 'runs:\n  using: composite\n  steps: []\n'));
    await using run = await checkout.start(
      'jobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v5\n      - uses: ./c\n',
    );
    await run.ended;
    expect(run.log).toContain("actions that use 'composite' are not run here");
  });

  it('an event that the workflow does not listen to is refused', async () => {
    await using checkout = await TestCheckout.make({
      'w.yml': 'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{ run: "true" }]\n',
    });
    const start = startRun({ workflow: 'w.yml', checkout: checkout.directory, event: { name: 'schedule' } });
    await expect(start).rejects.toThrow("is not started by 'schedule'");
  });
});
