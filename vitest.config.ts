import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that take longest: begun last, one would keep one processor busy while the others have nothing left to do. */
const LONGEST =
  /\/(simulation\/each-step|e2e\/(retry|planted|processes|cancel|console)|cli\/(repair|log|look)|matchers\/linear)\.test\.ts$/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/nfs/**', 'test/act/**', 'test/other-ci/**'],
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    // Most tests wait for legs that wait for each other; vitest's own number is one fewer than there are processors.
    maxWorkers: availableParallelism() + 2,
  },
});
