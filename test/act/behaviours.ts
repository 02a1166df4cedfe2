import { actionFiles } from '../workflow/test-checkout.ts';

/** A small workflow that says what a runner does with it, in lines of the file `SAID`. */
export interface Behaviour {
  readonly name: string;
  readonly jobs: string;
  readonly files?: Readonly<Record<string, string>>;
  /** What act says instead of a line of ours, where it is act that differs from GitHub. */
  readonly faultsOfAct?: readonly { readonly ours: string; readonly acts: string; readonly why: string }[];
}

const job = (steps: string, more = '') => `jobs:\n  a:\n    runs-on: self-hosted\n${more}    steps:\n${steps}`;

const POST = `
const { appendFileSync } = require('node:fs');
appendFileSync('SAID', 'post ' + process.env.STATE_n + ' ' + process.env.INPUT_N + '\\n');
`;
const MAIN = `
const { appendFileSync } = require('node:fs');
appendFileSync('SAID', 'main ' + process.env.INPUT_N + ' ' + process.env['INPUT_WITH-HYPHEN'] + '\\n');
appendFileSync(process.env.GITHUB_STATE, 'n=state of ' + process.env.INPUT_N + '\\n');
appendFileSync(process.env.GITHUB_OUTPUT, 'out=output of ' + process.env.INPUT_N + '\\n');
`;
const MANIFEST = `
inputs:
  n: { description: x, default: none }
  with-hyphen: { description: x, default: '\${{ runner.os }} \${{ matrix.x }}' }
outputs: { out: { description: x } }
runs: { using: node24, main: main.js, post: post.js }
`;

export const BEHAVIOURS: readonly Behaviour[] = [
  {
    name: 'environment',
    jobs: `
env: { A: workflow, B: workflow, C: workflow, D: workflow }
${job(
  `
      - run: |
          echo "$A $B $C" >> SAID
          echo "B=file" >> $GITHUB_ENV
          printf 'LONG<<E\\na = b\\n\\nc\\nE\\n' >> $GITHUB_ENV
          mkdir bin && echo 'echo tool' > bin/tool && chmod +x bin/tool && echo "$PWD/bin" >> $GITHUB_PATH
          command -v tool || echo "not yet" >> SAID
      - env: { C: step, E: '\${{ env.B }} \${{ env.C }}' }
        run: echo "$A $B $C [$E] $(echo "$LONG" | tr '\\n' '|') $(tool)" >> SAID
      - run: echo "$C \${{ env.A }} \${{ env.B }} $CI $GITHUB_ACTIONS $GITHUB_EVENT_NAME $GITHUB_REPOSITORY" >> SAID
`,
  '    env: { B: job, C: job }\n',
)}`,
  },
  {
    name: 'outputs',
    jobs: job(`
      - id: o
        run: |
          echo "plain=a=b" >> $GITHUB_OUTPUT
          echo "empty=" >> $GITHUB_OUTPUT
          echo "twice=1" >> $GITHUB_OUTPUT
          echo "twice=2" >> $GITHUB_OUTPUT
          printf 'long<<END\\nEN\\nD\\n END\\nEND\\n' >> $GITHUB_OUTPUT
          echo "::set-output name=old::by command"
      - run: echo "[\${{ steps.o.outputs.plain }}] [\${{ steps.o.outputs.empty }}] [\${{ steps.o.outputs.none }}]" >> SAID
      - run: echo '\${{ toJSON(steps.o.outputs.long) }}' "\${{ steps.o.outputs.twice }} \${{ steps.o.outputs.old }}" >> SAID
`),
  },
  {
    name: 'conditions',
    jobs: job(`
      - { id: soft, run: exit 1, continue-on-error: true }
      - run: echo "\${{ steps.soft.outcome }} \${{ steps.soft.conclusion }} \${{ job.status }}" >> SAID
      - { if: 'false', run: echo never >> SAID }
      - { if: "github.event_name == 'push' && 'A' == 'a'", run: echo push >> SAID }
      - { id: hard, run: exit 3 }
      - { id: plain, run: echo plain >> SAID }
      - { if: failure(), run: 'echo "failure \${{ job.status }}" >> SAID' }
      - { if: always(), run: 'echo "always \${{ steps.plain.conclusion }}" >> SAID' }
      - { if: '!cancelled()', run: echo "not cancelled" >> SAID }
      - { if: cancelled(), run: echo cancelled >> SAID }
      - { if: "failure() && steps.hard.outcome == 'failure'", run: echo both >> SAID }
      - { if: success(), run: echo success >> SAID }
`),
  },
  {
    name: 'shells',
    jobs: job(
      `
      - run: mkdir -p sub/deep
        working-directory: .
      - run: echo "$(basename $PWD) $(case $- in *e*) echo stops;; esac) $(shopt -o pipefail | cut -f2)" >> SAID
      - { shell: bash, run: 'echo "$(shopt -o pipefail | cut -f2)" >> SAID', working-directory: sub/deep }
      - { shell: sh, run: 'basename "$PWD" >> SAID', working-directory: sub/deep }
      - { shell: python3 {0}, run: 'open("SAID", "a").write("python\\n")' }
      - { shell: bash, run: 'false | true; echo "not reached" >> SAID' }
`.replace('python3 {0}', "'python3 {0}'"),
      '    defaults: { run: { working-directory: sub } }\n',
    ),
  },
  {
    name: 'expressions',
    files: { 'in/a.txt': 'a', 'in/b.txt': 'b' },
    jobs: job(`
      - uses: actions/checkout@v5
      - run: |
          echo '\${{ format('{0} {{}} {1}', 'it''s', 2) }}' '{b}' 'c' >> SAID
      - run: echo "\${{ hashFiles('in/**') }} \${{ hashFiles('none') }}." >> SAID
      - run: echo "\${{ contains('Hello', 'hELL') }} \${{ startsWith('abc', 'AB') }} \${{ join(fromJSON('[1,true,null]'), '-') }}" >> SAID
      - run: echo "\${{ 1 == '1' }} \${{ null == 0 }} \${{ 'a' && 'b' || 'c' }} \${{ !'' }} \${{ 0x10 }} \${{ 1.50 }}" >> SAID
      - run: echo "\${{ fromJSON('{\\"a\\":[1,{\\"b\\":2}]}').a[1].b }} \${{ toJSON(fromJSON('[1]')[5]) }}" >> SAID
`),
  },
  {
    name: 'a matrix',
    jobs: `
jobs:
  a:
    runs-on: self-hosted
    strategy:
      matrix:
        os: [linux, mac]
        n: [1, 2]
        exclude: [{ os: mac, n: 2 }]
        include:
          - { os: linux, extra: for linux }
          - { os: mac, n: 3 }
          - { more: everywhere }
    steps:
      - run: echo "\${{ matrix.os }} \${{ matrix.n }} [\${{ matrix.extra }}] [\${{ matrix.more }}]" >> SAID
`,
  },
  {
    name: 'which leg of how many',
    jobs: job(
      `      - run: echo "leg \${{ strategy.job-index }} of \${{ strategy.job-total }}." >> SAID\n`,
      '    strategy: { matrix: { n: [1, 2] } }\n',
    ),
    faultsOfAct: ['leg 0 of 2.', 'leg 1 of 2.'].map((ours) => ({
      ours,
      acts: 'leg  of .',
      why: 'of the strategy, it knows fail-fast and max-parallel alone',
    })),
  },
  {
    name: 'jobs that need others',
    jobs: `
jobs:
  first:
    runs-on: self-hosted
    outputs: { list: '\${{ steps.l.outputs.list }}' }
    steps:
      - { id: l, run: 'echo "list=[3,4]" >> $GITHUB_OUTPUT' }
  each:
    needs: first
    runs-on: self-hosted
    strategy: { matrix: { n: '\${{ fromJSON(needs.first.outputs.list) }}' } }
    steps: [{ run: 'echo "each \${{ matrix.n }}" >> SAID' }]
  bad: { runs-on: self-hosted, steps: [{ run: exit 1 }] }
  behind: { needs: bad, runs-on: self-hosted, steps: [{ run: 'echo behind >> SAID' }] }
  anyway: { needs: bad, if: always(), runs-on: self-hosted, steps: [{ run: 'echo "anyway \${{ needs.bad.result }}" >> SAID' }] }
  on-failure: { needs: bad, if: failure(), runs-on: self-hosted, steps: [{ run: 'echo on failure >> SAID' }] }
`,
  },
  {
    name: 'an action with a post step',
    files: { ...actionFiles('act', MAIN, MANIFEST), 'act/post.js': POST },
    jobs: job(`
      - uses: actions/checkout@v5
      - { id: one, uses: ./act, with: { n: one } }
      - { uses: ./act, with: { N: '\${{ steps.one.outputs.out }}' } }
      - run: exit 1
`),
  },
  {
    name: 'commands that are stopped',
    jobs: job(`
      - id: s
        run: |
          echo "::stop-commands::token"
          echo "::set-output name=a::no"
          echo "::token::"
          echo "::set-output name=b::yes"
      - run: echo "[\${{ steps.s.outputs.a }}] [\${{ steps.s.outputs.b }}]" >> SAID
`),
  },
];
