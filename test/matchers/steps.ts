import type { Expression, Node } from './dialect.ts';

/**
 * Matches as a backtracking engine does (.NET's is one), without its short cuts, and counts: one step for each character
 * that is compared and each way that is tried. Tells whether time grows with the line's length alone, without a clock.
 */
export function countSteps({ root }: Expression, line: string): { readonly matched: boolean; readonly steps: number } {
  let steps = 0;
  type Then = (at: number) => boolean;

  const has = (of: (code: number) => boolean, at: number): boolean => {
    steps += 1;
    return at < line.length && of(line.charCodeAt(at));
  };

  function match(node: Node, at: number, then: Then): boolean {
    switch (node.kind) {
      case 'start':
        return at === 0 && then(at);
      case 'end':
        return at === line.length && then(at);
      case 'chars':
        return has(node.has, at) && then(at + 1);
      case 'sequence':
        return matchFrom(node.items, 0, at, then);
      case 'choice':
        return node.options.some((option) => match(option, at, then));
      case 'optional':
        return node.lazy ? then(at) || match(node.of, at, then) : match(node.of, at, then) || then(at);
      case 'look':
        return match(node.of, at, () => true) !== node.negative && then(at);
      case 'repeat':
        return node.lazy ? repeatFew(node, at, then) : repeatMany(node, at, then);
    }
  }

  function matchFrom(items: readonly Node[], index: number, at: number, then: Then): boolean {
    const item = items[index];
    return item === undefined ? then(at) : match(item, at, (next) => matchFrom(items, index + 1, next, then));
  }

  function repeatMany({ of, min, max }: Extract<Node, { kind: 'repeat' }>, from: number, then: Then): boolean {
    const most = Math.min(line.length, from + max);
    let to = from;
    while (to < most && of(line.charCodeAt(to))) to += 1;
    steps += to - from + (to - from < max ? 1 : 0);
    for (; to - from >= min; to -= 1) {
      steps += 1;
      if (then(to)) return true;
    }
    return false;
  }

  function repeatFew({ of, min, max }: Extract<Node, { kind: 'repeat' }>, from: number, then: Then): boolean {
    for (let to = from; ; to += 1) {
      if (to - from >= min) {
        steps += 1;
        if (then(to)) return true;
      }
      if (to - from >= max || !has(of, to)) return false;
    }
  }

  return { matched: match(root, 0, () => true), steps };
}
