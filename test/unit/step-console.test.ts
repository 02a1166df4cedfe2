import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { StepConsole } from '../../src/action/console/step-console.ts';
import { OthersText } from '../../src/build/output/others-text.ts';
import { isAllClosed, type Seen, seenByRunner } from '../e2e/runner-view.ts';

function open(
  options: { readonly stop?: AbortSignal; readonly isDebug?: boolean; readonly highWaterMark?: number } = {},
) {
  const { highWaterMark = 1024 * 1024, isDebug = false, ...more } = options;
  const stream = new PassThrough({ highWaterMark });
  let tokens = 0;
  const stepConsole = new StepConsole({ stream, isDebug, newToken: () => `token-${++tokens}`, ...more });
  const output = () => `${stream.read() ?? ''}`;
  return { stream, stepConsole, output };
}

/** Lets everything run that does not wait for anything from outside. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

test("another job's text is shown in its group with commands stopped; a line of ours closes that, and more of it opens it again", async () => {
  const { stepConsole, output } = open();
  await stepConsole.showOthers(new OthersText('make\n::error::theirs'), 'Output');
  await stepConsole.showOthers(new OthersText('##[error]theirs\n::TOKEN-2::\n'), 'Output');
  stepConsole.info('Still waiting');
  await stepConsole.showOthers(new OthersText('::add-mask::theirs\n'), 'Output');
  stepConsole.error('ours');
  expect(output()).toBe(
    [
      ...['::group::Output', '::stop-commands::token-1', 'make', '::error::theirs', '##[error]theirs', '::TOKEN-2::'],
      ...['::token-1::', '::endgroup::', 'Still waiting'],
      ...['::group::Output', '::stop-commands::token-2', '::add-mask::theirs', '::token-2::', '::endgroup::'],
      ...['::error::ours', ''],
    ].join('\n'),
  );
});

test('at the end all is closed, whatever was left open', async () => {
  const { stepConsole, output } = open();
  await stepConsole.buildOutput(['::group::a', '::stop-commands::tok']);
  await stepConsole.showOthers(new OthersText('x'), 'Output');
  await stepConsole.end();
  expect(isAllClosed(output())).toBe(true);
});

test("another job's text without a group is inert as well, also behind that of a group, and in front of it", async () => {
  const { stepConsole, output } = open();
  await stepConsole.showOthers(new OthersText('::error::1'));
  await stepConsole.showOthers(new OthersText('::error::2'), 'Output');
  await stepConsole.showOthers(new OthersText('::error::3'));
  stepConsole.command('add-matcher', '/a b/50%/c\r\nd.json');
  expect(seenByRunner(output())).toEqual([
    { text: '::error::1', isInert: true },
    { text: '::error::2', isInert: true, group: 'Output' },
    { text: '::error::3', isInert: true },
    { command: 'add-matcher', text: '/a b/50%/c\r\nd.json', isInert: false },
  ]);
});

test('what the build has stopped stays stopped for the build alone', async () => {
  const { stepConsole, output } = open();
  await stepConsole.buildOutput(['::stop-commands::Tok', '::error::of the build, inert']);
  stepConsole.warning('ours');
  await stepConsole.showOthers(new OthersText('::error::theirs'));
  await stepConsole.buildOutput(['::error::of the build, inert again', '::tok::', '::error::of the build']);
  await stepConsole.buildOutput(['::group::left open', '::stop-commands::left-open']);
  await stepConsole.endBuildOutput();
  stepConsole.error('at the end');
  expect(seenByRunner(output())).toEqual([
    { text: '::error::of the build, inert', isInert: true },
    { command: 'warning', text: 'ours', isInert: false },
    { text: '::error::theirs', isInert: true },
    { text: '::error::of the build, inert again', isInert: true },
    { command: 'error', text: 'of the build', isInert: false },
    { command: 'error', text: 'at the end', isInert: false },
  ]);
});

test('whatever comes after whatever: ours and the commands of the build act, what others wrote never does, and all is closed', async () => {
  const kinds = [
    'info',
    'warning',
    'command',
    'debug',
    'build',
    'stopped build',
    'others',
    'in a group',
    'end',
  ] as const;
  const print = async (stepConsole: StepConsole, kind: (typeof kinds)[number]): Promise<Seen[]> => {
    switch (kind) {
      case 'info':
        stepConsole.info('::error::info');
        return [{ text: ': ::error::info', isInert: false }];
      case 'warning':
      case 'debug':
        stepConsole[kind]('of ours\n::error::not one');
        return [{ command: kind, text: 'of ours\n::error::not one', isInert: false }];
      case 'command':
        stepConsole.command('remove-matcher', '', { owner: 'a' });
        return [{ command: 'remove-matcher', text: 'a', isInert: false }];
      case 'build':
        await stepConsole.buildOutput(['::error::build']);
        await stepConsole.endBuildOutput();
        return [{ command: 'error', text: 'build', isInert: false }];
      case 'stopped build':
        await stepConsole.buildOutput(['::stop-commands::t', '::error::build']);
        stepConsole.warning('in between');
        await stepConsole.buildOutput(['::error::build', '::t::']);
        await stepConsole.endBuildOutput();
        return [
          { text: '::error::build', isInert: true },
          { command: 'warning', text: 'in between', isInert: false },
          { text: '::error::build', isInert: true },
        ];
      case 'others':
        await stepConsole.showOthers(new OthersText('::error::theirs'));
        return [{ text: '::error::theirs', isInert: true }];
      case 'in a group':
        await stepConsole.showOthers(new OthersText('::error::theirs\n'), 'Output');
        return [{ text: '::error::theirs', isInert: true, group: 'Output' }];
      case 'end':
        await stepConsole.end();
        return [];
    }
  };
  for (const first of kinds) {
    for (const second of kinds) {
      for (const third of kinds) {
        const { stepConsole, output } = open({ isDebug: true });
        const expected: Seen[] = [];
        for (const kind of [first, second, third, 'end'] as const) expected.push(...(await print(stepConsole, kind)));
        const printed = output();
        expect(seenByRunner(printed), `${first}, ${second}, ${third}`).toEqual(expected);
        expect(isAllClosed(printed), `${first}, ${second}, ${third}`).toBe(true);
      }
    }
  }
});

test('only the console can print what others wrote, and it is no line of the build', async () => {
  const { stepConsole, stream } = open();
  const theirs = new OthersText('x');
  // @ts-expect-error: it is no string
  void stepConsole.buildOutput([theirs]).catch(() => undefined);
  // @ts-expect-error: a string may be anybody's
  await stepConsole.showOthers('y').catch(() => undefined);
  expect(`${theirs}`).not.toContain('x');
  stream.destroy();
});

test('debug lines are printed where the runner would show them', () => {
  const { stepConsole, output } = open();
  stepConsole.debug('stack');
  expect(output()).toBe('');
});

test('what is printed waits until it is read', async () => {
  const { stream, stepConsole } = open({ highWaterMark: 4 });
  let printed = false;
  const printing = stepConsole.buildOutput(['a long line']).then(() => {
    printed = true;
  });
  await settle();
  expect(printed).toBe(false);
  stream.resume();
  await printing;
});

test('any number of lines wait for their reader together', async () => {
  const { stream, stepConsole } = open({ highWaterMark: 4 });
  for (let line = 0; line < 50; line += 1) stepConsole.info(`${line}`);
  expect(stream.listenerCount('drain')).toBe(1);
  stream.resume();
  await stepConsole.end();
  expect(stream.listenerCount('drain')).toBe(0);
});

test('nothing waits for a reader once the step is to end', async () => {
  const stop = new AbortController();
  const { stepConsole } = open({ stop: stop.signal, highWaterMark: 4 });
  const printing = stepConsole.buildOutput(['a long line']);
  stop.abort();
  await printing;
  await stepConsole.showOthers(new OthersText('and another'));
});

test('a reader that is gone ends no build', async () => {
  const { stream, stepConsole } = open({ highWaterMark: 4 });
  stepConsole.info('a');
  stream.emit('error', new Error('EPIPE'));
  await stepConsole.buildOutput(['a long line']);
  stepConsole.info('x');
  await stepConsole.end();
});
