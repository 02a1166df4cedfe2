export type NameValue = readonly [name: string, value: string];

/** What a build leaves for the steps behind it, in every leg, besides its result. On GitHub: outputs, variables, the path. */
export type FileCommands = {
  readonly outputs: readonly NameValue[];
  readonly env: readonly NameValue[];
  readonly paths: readonly string[];
};

/** The files in which one run of the build command leaves them. */
export interface CommandFiles extends AsyncDisposable {
  /** By which the command finds them. */
  readonly env: Readonly<Record<string, string>>;
  /** @throws FileCommandError */
  read(): Promise<FileCommands>;
}

/** What a command wrote there cannot be read. The runner would fail a `run:` step for it, too. */
export class FileCommandError extends Error {
  override readonly name = 'FileCommandError';
}

export const NO_COMMAND_FILES: CommandFiles = {
  env: {},
  read: async () => ({ outputs: [], env: [], paths: [] }),
  [Symbol.asyncDispose]: async () => undefined,
};
