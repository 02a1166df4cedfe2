import type { Share } from './share.ts';

/**
 * A build command whose runs can be counted on the server's disk, and whose first attempt lasts until the file `go` is
 * there: so a fault can be put in its middle.
 */
export function slowFirstBuild(share: Share): string {
  return `
    attempt="\${BUILD_ONCE_DIR##*/}"
    mkdir "${share.path}/ran-$attempt.$(hostname).$$"
    if [ "\${attempt%%-*}" = 1 ]; then while [ ! -e "${share.path}/go" ]; do ls "${share.path}" > /dev/null; sleep 0.2; done; fi
    echo "$attempt $(hostname) $$" > "$BUILD_ONCE_DIR/result"
    echo "result=$attempt.$(hostname).$$" >> "$GITHUB_OUTPUT"`;
}

/** A build command of no length whose runs can be counted. */
export function quickBuild(share: Share): string {
  return `mkdir "${share.path}/ran-\${BUILD_ONCE_DIR##*/}.$(hostname).$$"
    echo "$$" > "$BUILD_ONCE_DIR/result"; echo "result=$(hostname).$$" >> "$GITHUB_OUTPUT"`;
}

/** The runs that the server's disk tells of: `ATTEMPT.HOST.PID`. */
export async function runsOf(share: Share): Promise<string[]> {
  return (await share.list()).filter((name) => name.startsWith('ran-')).map((name) => name.slice('ran-'.length));
}

/** What is left in the entries' `.locks` besides markers. */
export async function leftBehind(share: Share): Promise<string[]> {
  return (await share.list('owner/repo/*/.locks')).filter((name) => !/^build\.(done|failed\.\d+-\d+)$|:$/.test(name));
}
