export type NameValue = readonly [name: string, value: string];

/** What a build passes on to later steps in every leg, besides its result: outputs, variables, the path. */
export type FileCommands = {
  readonly outputs: readonly NameValue[];
  readonly env: readonly NameValue[];
  readonly paths: readonly string[];
};

/** The files to which one run of the build command writes them. */
export interface CommandFiles extends AsyncDisposable {
  /** Tells the command where they are. */
  readonly env: Readonly<Record<string, string>>;
  /** @throws FileCommandError */
  read(): Promise<FileCommands>;
}

/** What a command wrote there is malformed. The runner would fail a `run:` step for it, too. */
export class FileCommandError extends Error {
  override readonly name = 'FileCommandError';
}

export const NO_COMMAND_FILES: CommandFiles = {
  env: {},
  read: async () => ({ outputs: [], env: [], paths: [] }),
  [Symbol.asyncDispose]: async () => undefined,
};
