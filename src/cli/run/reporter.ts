import type { OthersText } from '../../build/output/others-text.ts';
import type { Reporter } from '../../build/reporter.ts';
import { harmlessLog, noMarks, ownLine } from '../harmless.ts';
import type { Terminal } from '../terminal.ts';

/** Before each line of what another job has printed: no CI system takes one for a command or a section of ours. */
const OTHERS = '| ';

/** Says on stderr what a build and the wait for one have to say, and shows their output there. */
export function createReporter(terminal: Terminal, isDebug: boolean): Reporter {
  let shownTitle: string | undefined;
  const lines = (message: string) => message.split('\n').map(ownLine);
  const say = (print: (line: string) => void) => (message: string) => {
    shownTitle = undefined;
    for (const line of lines(message)) print(line);
  };
  return {
    info: say(terminal.info),
    warning: say(terminal.warning),
    debug: say((line) => {
      if (isDebug) terminal.info(line);
    }),
    annotate: (severity, message, path) =>
      say(severity === 'error' ? terminal.error : terminal.warning)(
        path === undefined ? message : `${path}: ${message}`,
      ),
    showOthers: async (text: OthersText, title?: string) => {
      if (text.isEmpty) return;
      if (title !== undefined && title !== shownTitle) terminal.info(ownLine(title));
      shownTitle = title;
      await terminal.infoText(noMarks(harmlessLog(text.lines).replaceAll(/^/gm, OTHERS).slice(0, -OTHERS.length)));
    },
    openBuildOutput: async () => {
      shownTitle = undefined;
      return {
        print: async (output) => {
          if (output.length > 0) await terminal.infoText(`${output.join('\n')}\n`);
        },
        end: async () => undefined,
      };
    },
  };
}
