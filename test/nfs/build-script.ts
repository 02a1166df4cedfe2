import type { Share } from './share.ts';

/** Each run leaves a directory of its own on the server's disk, and whoever makes `first` runs first: the server decides. */
const counted = (share: Share) => `
    run="$(hostname).$$"
    mkdir "${share.path}/ran-$run"
    mkdir "${share.path}/first" 2> /dev/null && first=yes`;
const result = `
    echo "$run" > "$BUILD_ONCE_DIR/result"
    echo "result=$run" >> "$GITHUB_OUTPUT"`;

/**
 * A build command whose runs can be counted, and whose first run prints a line now and then until the file `go` is there:
 * so a fault can be put in its middle.
 */
export function slowFirstBuild(share: Share): string {
  return `${counted(share)}
    while [ -n "\${first-}" ] && [ ! -e "${share.path}/go" ]; do
      lines=$((\${lines-0} + 1)); echo "line $lines"; ls "${share.path}" > /dev/null; sleep 0.2
    done${result}`;
}

/** A build command of no length whose runs can be counted. */
export function quickBuild(share: Share): string {
  return counted(share) + result;
}

/** The runs that the server's disk tells of: `HOST.PID`. */
export async function runsOf(share: Share): Promise<string[]> {
  return (await share.list()).filter((name) => name.startsWith('ran-')).map((name) => name.slice('ran-'.length));
}
