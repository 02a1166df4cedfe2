import { CLEANED, CLEANED_EARLY, INVALIDATED, NUMBERED, stallsAt } from '../scenarios/each-step.ts';
import { randomCallOnce } from '../scenarios/random-call-once.ts';
import { randomSmallLock, type Where } from '../scenarios/random-lock.ts';
import { randomPrune } from '../scenarios/random-prune.ts';
import type { Schedule } from '../schedules.ts';
import {
  claimIsFile,
  deafToItsHeartbeat,
  deafToTheAnswer,
  entersUnseen,
  lostAtOnce,
  neverLost,
  sureOfItself,
} from './holding.ts';
import { anybodysFailure, markersByStat } from './looking.ts';
import { type PlainLockKind, plainLock } from './plain-lock.ts';
import { linksAfterPublishing, prunesByListing, prunesByRenaming, usersMadeAnew } from './pruning.ts';
import {
  attemptsNumbered,
  cleansFailuresOnly,
  exclusiveDraft,
  notPutBack,
  publishByRename,
  resultCleanedFirst,
  stampsOnce,
} from './publishing.ts';
import type { Through } from './through.ts';

export interface Variant {
  readonly name: string;
  readonly schedule: Schedule;
  /** What the rule says that it must break. */
  readonly rule: RegExp;
}

/** Protocols that are broken on purpose, each of which the rules must catch. */
export const VARIANTS: readonly Variant[] = [
  {
    name: 'break by unlink and rmdir, without a token',
    schedule: small({ ending: 'unlink and rmdir', staleness: 'wall clock' }, 'one dies'),
    rule: /entered while/,
  },
  {
    name: 'a leftover of a local reader keeps the released lock',
    schedule: small({ ending: 'unlink and rmdir', staleness: 'process is gone' }, 'one machine'),
    rule: /wait for ever/,
  },
  {
    name: 'break by renaming the lock aside',
    schedule: small({ ending: 'rename aside', staleness: 'process is gone' }, 'one machine, one dies'),
    rule: /entered while/,
  },
  {
    name: 'staleness by the wall clock',
    schedule: small({ ending: 'by token', staleness: 'wall clock' }, 'clocks differ'),
    rule: /entered while/,
  },
  real('publish by rename', publishByRename, /a second sim\.done was published/),
  real('draft created exclusively', exclusiveDraft, /was published incomplete/),
  real('no more changes', stampsOnce, /would not see it/),
  real('markers looked for by stat', markersByStat, /takes the lock although/),
  real('a claim as a file that watchers open', claimIsFile, /longer than the lease/),
  real('a holder that does not ask before it publishes', sureOfItself, /had lost and not asked for/),
  real('a holder that asks and publishes all the same', deafToTheAnswer, /had asked for after its loss/),
  real('a claimant that does not look for its claim before it enters', entersUnseen, /entered with/),
  real('a holder that never takes ENOENT of its beat for a loss', neverLost, /beats on/),
  real('a holder that takes ENOENT of its beat for a loss without looking', lostAtOnce, /was told that it had lost/),
  real('a build that goes on when its lock is lost', deafToItsHeartbeat, /went on under/),
  real('attempts numbered without a token', attemptsNumbered, /builds in an attempt/),
  real('a failure of another run attempt counts', anybodysFailure, /does not count for it/),
  {
    name: 'clean() removes the result before the failures',
    schedule: stallsAt('after', CLEANED, 'cleaner', resultCleanedFirst),
    rule: /which it had overtaken/,
  },
  real('clean() removes failures alone', cleansFailuresOnly, /is still there/),
  {
    name: 'clean() does not ask whether its claim stands',
    schedule: stallsAt('after', CLEANED_EARLY, 'cleaner', sureOfItself),
    rule: /had lost and could know it/,
  },
  {
    name: 'a result moved aside by mistake is not put back',
    schedule: stallsAt('before', INVALIDATED, 'invalidator', notPutBack),
    rule: /threw a result away/,
  },
  pruned("a user makes the users' directory anew", { through: usersMadeAnew }, /was told of what is not there/),
  pruned(
    'a pruner goes by a listing instead of rmdir',
    { through: prunesByListing },
    /which .* uses|was told of what is not there/,
  ),
  pruned('a pruner renames the entry', { through: prunesByRenaming }, /which .* uses|was told of what is not there/),
  {
    name: 'attempts by number alone, where others prune',
    schedule: stallsAt('after', NUMBERED, 'user', (host) => host),
    rule: /was told of what is not there/,
  },
  pruned(
    'a builder publishes before its own link',
    { through: linksAfterPublishing },
    /was told of what is not there|which .* uses/,
  ),
];

/** The same small locks, right where the variants are wrong: what catches those must be what is wrong with them. */
export const CONTROLS: readonly Variant[] = [
  {
    name: 'one machine',
    schedule: small({ ending: 'by token', staleness: 'process is gone' }, 'one machine'),
    rule: /./,
  },
  // One that dies between two steps leaves this lock for ever; nobody else enters.
  {
    name: 'one machine, one dies',
    schedule: small({ ending: 'by token', staleness: 'process is gone' }, 'one machine, one dies'),
    rule: /entered while/,
  },
  {
    name: 'one dies, clocks agree',
    schedule: small({ ending: 'by token', staleness: 'wall clock' }, 'one dies'),
    rule: /entered while/,
  },
];

function real(name: string, through: Through, rule: RegExp): Variant {
  return { name, schedule: async (seed, prepare) => await randomCallOnce(seed, prepare, through), rule };
}

function pruned(name: string, broken: Parameters<typeof randomPrune>[2], rule: RegExp): Variant {
  return { name, schedule: async (seed, prepare) => await randomPrune(seed, prepare, broken), rule };
}

function small(kind: PlainLockKind, where: Where): Schedule {
  return async (seed, prepare) => await randomSmallLock(seed, plainLock(kind), where, prepare);
}
