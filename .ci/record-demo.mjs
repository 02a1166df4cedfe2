import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';

/*
 * docs/demo.cast is what `npm run demo` has printed, with times (asciicast v2), up to its timeline; docs/demo.svg shows it.
 * Without arguments it records both anew; with --render it makes the picture from the recording; with --check it
 * only compares the two.
 */
const [CAST, SVG] = ['docs/demo.cast', 'docs/demo.svg'];
const COLUMNS = 120;
const ROWS = 30;
/** In pixels. */
const [CHARACTER, LINE] = [7.25, 17];
const LONGEST_PAUSE_SECONDS = 1.5;
/** The picture ends behind the line that explains the timeline. */
const LAST_LINE = /\. starting +~ waiting/;

const argument = process.argv[2];
if (argument === undefined) writeFileSync(CAST, await record());
const svg = render(readFileSync(CAST, 'utf8'));
if (argument !== '--check') {
  writeFileSync(SVG, svg);
} else if (svg !== readFileSync(SVG, 'utf8')) {
  console.error(`${SVG} is not what ${CAST} gives: run \`npm run record -- --render\``);
  process.exitCode = 1;
}

async function record() {
  const env = { ...process.env, FORCE_COLOR: '1' };
  const demo = spawn('npm', ['run', '--silent', 'demo'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => demo.once('close', resolve));
  const begin = performance.now();
  const events = [{ version: 2, width: COLUMNS, height: ROWS, title: 'npm run demo' }];
  let isOver = false;
  for await (const line of createInterface({ input: demo.stdout })) {
    console.log(line);
    if (!isOver) events.push([Number(((performance.now() - begin) / 1000).toFixed(2)), 'o', `${line}\r\n`]);
    isOver ||= LAST_LINE.test(stripVTControlCharacters(line));
  }
  if ((await ended) !== 0) throw new Error('the demo has failed; nothing is recorded');
  return events.map((event) => `${JSON.stringify(event)}\n`).join('');
}

/** A terminal that scrolls as the lines come, in the order in which they were printed, with their pauses cut short. */
function render(cast) {
  const [, ...events] = cast
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  let seconds = 0;
  const comes = events.map(([at], index) => {
    seconds += Math.min(at - (events[index - 1]?.[0] ?? at), LONGEST_PAUSE_SECONDS);
    return seconds;
  });
  const rows = events.map(
    ([, , text], row) =>
      `<text y="${row * LINE}" style="animation-delay:${comes[row].toFixed(2)}s">${spans(text.trimEnd())}</text>\n`,
  );
  const steps = new Map([[0, 0], ...comes.map((at, row) => [at, Math.max(0, row + 1 - ROWS)])]);
  const keyframes = [...steps].map(([at, rows]) => {
    return `${((at / seconds) * 100).toFixed(3)}% { transform: translateY(${-rows * LINE}px) }`;
  });
  const [width, height] = [COLUMNS * CHARACTER + 32, ROWS * LINE + 56];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="npm run demo">
<style>
text { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #c9d1d9; white-space: pre }
.c31 { fill: #ff7b72 } .c32 { fill: #7ee787 } .c33 { fill: #e3b341 } .c35 { fill: #d2a8ff } .c36 { fill: #79c0ff } .c90 { fill: #8b949e }
@media (prefers-reduced-motion: no-preference) {
text { animation: come .01s backwards }
#lines { animation: scroll ${seconds.toFixed(2)}s step-end }
}
@keyframes come { from { opacity: 0 } }
@keyframes scroll { ${keyframes.join('\n')} }
</style>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<circle cx="20" cy="18" r="6" fill="#ff5f56"/><circle cx="40" cy="18" r="6" fill="#ffbd2e"/><circle cx="60" cy="18" r="6" fill="#27c93f"/>
<clipPath id="screen"><rect y="38" width="100%" height="${ROWS * LINE + 4}"/></clipPath>
<g clip-path="url(#screen)"><g transform="translate(16 50)"><g id="lines" transform="translate(0 ${-Math.max(0, rows.length - ROWS) * LINE})">
${rows.join('')}</g></g></g>
</svg>
`;
}

/** A line's text with its colours; each piece is as wide as its characters, whatever the font. */
function spans(line) {
  let column = 0;
  let shown = '';
  for (const piece of `39m${line}`.split('\u001B[')) {
    const [, code, text = ''] = /^(\d+)m(.*)$/.exec(piece) ?? [];
    const colour = code === '39' ? '' : ` class="c${code}"`;
    const word = text.trim();
    const x = (column + text.indexOf(word)) * CHARACTER;
    column += text.length;
    if (word === '') continue;
    shown += `<tspan x="${x}" textLength="${word.length * CHARACTER}"${colour}>${escaped(word)}</tspan>`;
  }
  return shown;
}

/** Blanks in a row are kept by no other means in every viewer. */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(' ', '\u00A0');
}
