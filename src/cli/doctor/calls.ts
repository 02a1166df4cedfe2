import { join } from 'node:path';
import type { Host } from '../../nfs-lock/host.ts';
import { isDiskFull, type SharedDir, SharedDirError } from '../../shared-dir/shared-dir.ts';
import { type Finding, FULL_ADVICE, found, ok, reason } from './finding.ts';

const ROUNDS = 20;
const RACERS = 8;
/** As many as a claim's link may take. */
const LONGEST_TEXT = 'x'.repeat(999);
const SLOW_MS = 20;

/** How long each call took, in milliseconds, over all rounds. */
export type Durations = Readonly<Record<string, number>>;

export interface CallsChecked {
  readonly findings: readonly Finding[];
  /** The median of each. */
  readonly milliseconds: Durations;
}

/** Whether the server decides as the protocol needs it, and how long it takes. @param dir one of our own, empty */
export async function checkCalls(host: Host, dir: string): Promise<CallsChecked> {
  const times = new Map<string, number[]>();
  const timed = async <T>(name: string, call: () => Promise<T>): Promise<T> => {
    const began = host.clock.monotonicSeconds();
    const answer = await call();
    times.set(name, [...(times.get(name) ?? []), (host.clock.monotonicSeconds() - began) * 1000]);
    return answer;
  };
  const findings = [
    await checkExclusive(host.dir, dir, timed),
    await checkHardLinks(host.dir, dir, timed),
    await checkSymbolicLinks(host.dir, dir, timed),
  ];
  for (let round = 0; round < ROUNDS; round += 1) await timed('list', () => host.dir.list(dir));
  const milliseconds = Object.fromEntries([...times].map(([name, all]) => [name, median(all)]));
  const shown = Object.entries(milliseconds).map(([name, ms]) => `${name} ${ms.toFixed(1)}`);
  const text = `milliseconds a call: ${shown.join(', ')}`;
  const isSlow = (milliseconds.mkdir ?? 0) > SLOW_MS;
  findings.push(
    isSlow
      ? found(
          'warning',
          'speed',
          text,
          'each leg makes some dozens of calls: see whether the server or the network is overloaded',
        )
      : ok('speed', text),
  );
  return { findings, milliseconds };
}

type Timed = <T>(name: string, call: () => Promise<T>) => Promise<T>;

async function checkExclusive(shared: SharedDir, dir: string, timed: Timed): Promise<Finding> {
  const advice = 'this file system cannot hold locks; use another';
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const lock = join(dir, `lock.${round}`);
      const made = await Promise.all(Array.from({ length: RACERS }, () => shared.mkdir(lock)));
      const winners = made.filter((answer) => answer === 'made').length;
      if (winners !== 1)
        return found('serious', 'exclusive', `mkdir of one name succeeded for ${winners} of ${RACERS} at once`, advice);
      await timed('rmdir', () => shared.rmdir(lock));
      await timed('mkdir', () => shared.mkdir(lock));
      await shared.rmdir(lock);
    }
    return ok('exclusive', 'of all who make one directory at once, one succeeds');
  } catch (error) {
    return failed('exclusive', 'directories cannot be made and removed', error, advice);
  }
}

async function checkHardLinks(shared: SharedDir, dir: string, timed: Timed): Promise<Finding> {
  const [draft, name] = [join(dir, 'draft'), join(dir, 'marker')];
  const advice = 'results are published by hard links: use a file system that has them';
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      await timed('create', () => shared.create(draft, 'text'));
      const first = await timed('link', () => shared.link(draft, name));
      const second = await shared.link(draft, name);
      if (first !== 'linked' || second !== 'exists')
        return found('serious', 'hard-links', `a second link to a name that is taken was ${second}`, advice);
      if ((await timed('read', () => shared.read(name))) !== 'text')
        return found('serious', 'hard-links', 'a file has another content by its second name', advice);
      await timed('unlink', () => shared.unlink(name));
      await shared.unlink(draft);
    }
    return ok('hard-links', 'hard links work, and take no name that is taken');
  } catch (error) {
    return failed('hard-links', 'hard links do not work', error, advice);
  }
}

async function checkSymbolicLinks(shared: SharedDir, dir: string, timed: Timed): Promise<Finding> {
  const [claim, next] = [join(dir, 'claim.0'), join(dir, 'claim.1')];
  const advice = 'a lock is held by a symbolic link that is renamed: use a file system that has them';
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [first, second] = [
        await timed('symlink', () => shared.symlink(LONGEST_TEXT, claim)),
        await shared.symlink('y', claim),
      ];
      if (first !== 'made' || second !== 'exists')
        return found('serious', 'symbolic-links', `a second link of one name was ${second}`, advice);
      await timed('rename', () => shared.rename(claim, next));
      if ((await timed('readlink', () => shared.readLink(next)))?.text !== LONGEST_TEXT)
        return found('serious', 'symbolic-links', 'a link does not keep a text of 999 bytes', advice);
      const [removed, again] = [await shared.unlink(next), await shared.unlink(next)];
      if (removed !== 'removed' || again !== 'absent')
        return found('serious', 'symbolic-links', `a link was removed twice: ${removed}, ${again}`, advice);
    }
    return ok('symbolic-links', 'symbolic links can be made, renamed and removed, each once');
  } catch (error) {
    return failed('symbolic-links', 'symbolic links do not work, or hold too little text', error, advice);
  }
}

/** By these a file system says that it has no such thing. */
const UNABLE = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL', 'ENAMETOOLONG'];

function failed(check: string, what: string, error: unknown, advice: string): Finding {
  const isUnable = error instanceof SharedDirError && UNABLE.includes(error.code);
  const otherAdvice = isDiskFull(error)
    ? FULL_ADVICE
    : 'that is no answer of a sound server: look at it and at the network, and run this again';
  return found('serious', check, `${what}: ${reason(error)}`, isUnable ? advice : otherAdvice);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
