import type { OutputReporter, RunningBuild } from '../../build/reporter.ts';
import type { StepConsole } from '../console/step-console.ts';
import { Annotations, addMatchers, removeMatchers } from './annotations.ts';

/** Prints a build's output with its errors and warnings annotated. */
export async function openAnnotatedOutput(stepConsole: StepConsole, build: RunningBuild): Promise<OutputReporter> {
  const { matchers, workingDirectory } = build;
  const annotations = new Annotations(matchers, await build.findPlaces(), workingDirectory);
  addMatchers(stepConsole, matchers);
  return {
    print: (lines) => stepConsole.buildOutput(lines.map((line) => annotations.show(line))),
    end: async () => {
      await stepConsole.endBuildOutput();
      removeMatchers(stepConsole, matchers);
    },
  };
}

export function openPlainOutput(stepConsole: StepConsole): OutputReporter {
  return { print: (lines) => stepConsole.buildOutput(lines), end: () => stepConsole.endBuildOutput() };
}
