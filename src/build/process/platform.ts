/** Windows lacks process groups and signals, and link and rmdir answer differently on its shares. */
export function validatePlatform(platform: NodeJS.Platform): void {
  if (platform === 'win32') {
    throw new Error(
      'build-once does not run on Windows runners: use Linux (or macOS), or WSL with the mount inside of it',
    );
  }
}

/** The first with every call used here. Tests run on 24, which action.yml names. */
const LEAST_NODE = 22;

/** A runner brings the Node that action.yml names; act uses the machine's. */
export function validateNodeVersion(version: string): void {
  if (Number.parseInt(version, 10) >= LEAST_NODE) return;
  throw new Error(
    `build-once needs Node 24, this is ${version}: use runner 2.327.1 or later; with act, Node 24 on the path`,
  );
}
