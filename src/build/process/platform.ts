/** Windows has neither process groups nor the signals that a build is ended by, nor link and rmdir with the same answers on its shares. */
export function refuseOtherSystems(platform: NodeJS.Platform): void {
  if (platform === 'win32') {
    throw new Error(
      'build-once does not run on Windows runners: use Linux (or macOS), or WSL with the mount inside of it',
    );
  }
}

/** The first that has all the calls that are used here. Tests run on 24, which action.yml names. */
const LEAST_NODE = 22;

/** A runner brings the Node that action.yml names; what stands in for one (act) takes the machine's. */
export function refuseOldNode(version: string): void {
  if (Number.parseInt(version, 10) >= LEAST_NODE) return;
  throw new Error(
    `build-once needs Node 24, this is ${version}: use runner 2.327.1 or later; with act, Node 24 on the path`,
  );
}
