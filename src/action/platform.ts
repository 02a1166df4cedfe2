/** Windows has neither process groups nor the signals that a build is ended by, nor link and rmdir with the same answers on its shares. */
export function refuseOtherSystems(platform: NodeJS.Platform): void {
  if (platform === 'win32') {
    throw new Error(
      'build-once does not run on Windows runners: use Linux (or macOS), or WSL with the mount inside of it',
    );
  }
}
