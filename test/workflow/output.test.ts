import { describe, expect, it } from 'vitest';
import { TestCheckout } from './test-checkout.ts';

async function runScript(script: string, files: Record<string, string> = {}) {
  await using checkout = await TestCheckout.make({ ...files, 'out.sh': script });
  await using run = await checkout.start(
    "jobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v5\n      - { id: out, run: sh out.sh }\n      - { run: sh then.sh, if: hashFiles('then.sh') }\n",
    { secrets: { PASSWORD: 'sesame' } },
  );
  await run.ended;
  return run.job('a');
}

describe('workflow commands', () => {
  it('annotate, at the start of a line only', async () => {
    const job = await runScript(`
      echo "::error file=rtl/a.v,line=3,col=5,title=No%2C really::one%0Atwo"
      echo "   ::warning::after blanks"
      echo "::notice file=$GITHUB_WORKSPACE/rtl/a.v::here"
      echo "not a command ::error::no"
      echo "but this ##[warning]is one"
      echo "::unknown::stays"
      echo "::debug::not shown"
      echo "::group::Inside"`);
    expect(job.annotations).toEqual([
      { severity: 'error', message: 'one\ntwo', title: 'No, really', file: 'rtl/a.v', line: 3, column: 5 },
      { severity: 'warning', message: 'after blanks' },
      { severity: 'notice', message: 'here', file: 'rtl/a.v' },
      { severity: 'warning', message: 'is one' },
    ]);
    expect(job.log).toContain('##[error]one\ntwo\n');
    expect(job.log).toContain('\nnot a command ::error::no\n');
    expect(job.log).toContain('\n::unknown::stays\n');
    expect(job.log).toContain('\n##[group]Inside\n');
    expect(job.log).not.toContain('not shown');
  });

  it('rest while they are stopped, until the token comes', async () => {
    const job = await runScript(`
      echo "::stop-commands::s3cret"
      echo "::error::not one"
      echo "::error::nor this"
      echo "::s3cret::"
      echo "::error::one"`);
    expect(job.annotations.map(({ message }) => message)).toEqual(['one']);
    expect(job.log).toContain('\n::error::not one\n');
  });

  it('may not be stopped by a token that is empty or a command by itself', async () => {
    for (const token of ['', 'pause-logging', 'Pause-Logging', 'error', 'ECHO', 'stop-commands']) {
      const job = await runScript(`echo "::stop-commands::${token}"; echo "::error::still one"`);
      expect(job.step('out')?.outcome, token).toBe('failure');
      expect(job.annotations.at(-1)?.message, token).toBe('still one');
    }
  });

  it('of old give outputs and state, with a warning; files come after them', async () => {
    const job = await runScript(`
      echo "::set-output name=plain::one%0Atwo"
      echo "::set-output name=both::old"; echo both=new >> $GITHUB_OUTPUT
      echo "::save-state name=seen::it"`);
    expect(job.step('out')?.outputs).toEqual({ plain: 'one\ntwo', both: 'new' });
    expect(job.annotations).toEqual(
      ['set-output', 'set-output', 'save-state'].map((name) => ({
        severity: 'warning',
        message: expect.stringContaining(`The \`${name}\` command is deprecated`),
      })),
    );
    const nameless = await runScript('echo "::set-output::x"');
    expect(nameless.step('out')?.outcome).toBe('failure');
    expect(nameless.log).toContain("Required field 'name' is missing");
  });

  it('are shown while echo is on, but for those that are shown anyway', async () => {
    const job = await runScript(`
      echo "::group::quiet"
      echo "::echo::on"
      echo "::group::loud"
      echo "::warning::once"
      echo "::echo::OFF"
      echo "::group::quiet again"
      echo "::echo::perhaps"`);
    const lines = job.log.split('\n').filter((line) => line.startsWith('::'));
    expect(lines).toEqual(['::group::loud', '::echo::OFF']);
    expect(job.log).toContain("Invalid echo command value. Possible values can be: 'on', 'off'.");
    expect(job.step('out')?.outcome).toBe('failure');
  });

  it('that are disabled fail the step', async () => {
    const job = await runScript('echo "::set-env name=A::b"');
    expect(job.step('out')?.outcome).toBe('failure');
    expect(job.log).toContain('The `set-env` command is disabled');
  });

  it('give ten annotations of a kind for a step, and fifty for a job', async () => {
    const script = 'for i in $(seq 12); do echo "::error::$i"; echo "::warning::$i"; echo "::notice::$i"; done';
    const of = (job: { annotations: readonly { severity: string }[] }) =>
      ['error', 'warning', 'notice'].map((kind) => job.annotations.filter(({ severity }) => severity === kind).length);
    expect(of(await runScript(script))).toEqual([10, 10, 10]);
    const twice = await runScript(script, { 'then.sh': script });
    expect(twice.annotations).toHaveLength(50);
    expect(twice.log.match(/##\[error\]/g)).toHaveLength(24);
  });
});

describe('masks', () => {
  it('hide secrets, and what a step masks, from then on', async () => {
    const job = await runScript(`
      echo "say sesame"
      echo "token"
      echo "::add-mask::token"
      printf '::add-mask::line one%%0Aline two\\n'
      echo "a token, tokentoken, line two"
      echo "::error::the token"
      echo "sum token" >> $GITHUB_STEP_SUMMARY`);
    expect(job.log).toContain('\nsay ***\n');
    expect(job.log).toContain('\ntoken\n');
    expect(job.log).toContain('\na ***, ***, ***\n');
    expect(job.annotations[0]?.message).toBe('the ***');
    expect(job.summary).toBe('sum ***\n');
  });
});

describe('problem matchers', () => {
  const matcher = {
    owner: 'sim',
    pattern: [{ regexp: '^%(Error|Warning): ([^:]+):(\\d+): (.*)$', severity: 1, file: 2, line: 3, message: 4 }],
  };
  const files = { 'm.json': JSON.stringify({ problemMatcher: [matcher] }), 'rtl/a.v': '' };

  it('annotate the lines that match, also of later steps, and while commands are stopped', async () => {
    const job = await runScript(
      `
      echo "%Error: rtl/a.v:1: too early"
      echo "::add-matcher::m.json"
      echo "%Error: rtl/a.v:2: bad" >&2
      echo "%Warning: rtl/gone.v:3: no such file"
      echo "::stop-commands::t"
      echo "%Error: rtl/a.v:4: stopped"
      echo "::t::"`,
      {
        ...files,
        'then.sh': 'echo "%Error: rtl/a.v:5: later"; echo "::remove-matcher owner=sim::"; echo "%Error: rtl/a.v:6: no"',
      },
    );
    const key = ({ message }: { message: string }) => message;
    expect(job.annotations.toSorted((a, b) => key(a).localeCompare(key(b)))).toEqual([
      { severity: 'error', message: 'bad', file: 'rtl/a.v', line: 2 },
      { severity: 'error', message: 'later', file: 'rtl/a.v', line: 5 },
      { severity: 'warning', message: 'no such file', line: 3 },
      { severity: 'error', message: 'stopped', file: 'rtl/a.v', line: 4 },
    ]);
    expect(job.log).toContain('\n##[error]%Error: rtl/a.v:2: bad\n');
  });

  it('that are not there fail the step', async () => {
    const job = await runScript('echo "::add-matcher::none.json"');
    expect(job.step('out')?.outcome).toBe('failure');
  });
});
