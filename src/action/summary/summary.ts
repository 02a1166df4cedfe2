import { summary } from '@actions/core';
import type { Built } from '../../build/build-once.ts';
import { describeChanges } from '../../build/key/changes.ts';
import { describeOthers } from '../../build/key/same-run.ts';
import { jobUrl } from '../../build/output/builder.ts';
import type { Phase } from '../../build/phases.ts';
import { describeBuildTime, type Outputs } from '../../build/result/report.ts';
import { asText } from './as-text.ts';
import { renderAudit } from './audit-summary.ts';

/** It may name thirty files. */
const LONGEST_REASON = 10_000;

/** The outcome of this step as Markdown: a table and, for the leg that built, why it had to and where its time went. */
export function renderSummary(outputs: Outputs, built: Built, nowSeconds: number): string {
  const { value, made, done, phases, previous, sourceChanges, audit, others } = built;
  const url = jobUrl(done.builder);
  const builder = asText(outputs.builder);
  const when = describeBuildTime(built, nowSeconds);
  const rows: [string, string][] = [
    [
      made ? 'built by this job' : 'reused from',
      url === undefined ? builder : `<a href="${asText(url)}">${builder}</a>`,
    ],
    ...(made || when === undefined ? [] : [['when', asText(when)] as [string, string]]),
    ['build', describeSeconds(outputs['build-seconds'])],
    ['waited', describeSeconds(outputs['wait-seconds'])],
    ...(made ? [] : [['saved', describeSaved(outputs)] as [string, string]]),
    ['key', `<code>${asText(outputs.key)}</code>`],
    ['directory', `<code>${asText(outputs.dir)}</code>`],
  ];
  const table = summary
    .emptyBuffer()
    .addTable(rows.map(([data, value]) => [{ data, header: true }, value]))
    .stringify();
  const parts = [`### build-once: ${outputs.outcome}`, table];
  if (made && previous?.keyParts !== undefined) {
    const reasons = describeChanges(previous.keyParts, value.keyParts, sourceChanges);
    parts.push(`Built although <code>${asText(previous.id)}</code> exists. What has changed since:\n`);
    parts.push(
      `${(reasons.length > 0 ? reasons : ['nothing that was recorded']).map((reason) => `- ${asText(reason, LONGEST_REASON)}`).join('\n')}\n`,
    );
  }
  if (audit !== undefined) parts.push(...renderAudit(audit, made));
  if (others.length > 0) {
    parts.push(
      `${describeOthers(others, value.keyParts, true)
        .map((line) => `- ${asText(line)}`)
        .join('\n')}\n`,
    );
  }
  if (made) parts.push(gantt(phases));
  return `${parts.join('\n')}\n`;
}

/** Where the builder's time went, as a Mermaid chart. */
function gantt(phases: readonly Phase[]): string {
  const tasks = phases.map(
    ({ name, began, ended }, at) =>
      `  ${name} :p${at}, ${Math.round(began * 1000)}, ${Math.max(Math.round(ended * 1000), Math.round(began * 1000) + 1)}`,
  );
  return `\`\`\`mermaid\ngantt\n  dateFormat x\n  axisFormat %H:%M:%S\n  section this job\n${tasks.join('\n')}\n\`\`\`\n`;
}

/** The computing and the time that this machine was spared. */
function describeSaved({ 'build-seconds': build, 'wait-seconds': waited }: Outputs): string {
  return `${describeSeconds(build)} of building, ${describeSeconds(Math.max(0, build - waited))} of waiting`;
}

function describeSeconds(seconds: number): string {
  if (seconds < 100) return `${Math.round(seconds * 10) / 10} s`;
  const minutes = Math.floor(seconds / 60);
  return `${minutes} min ${Math.round(seconds - minutes * 60)} s`;
}
