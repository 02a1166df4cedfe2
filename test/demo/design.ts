import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DESIGN = fileURLToPath(new URL('design', import.meta.url));

/** Each leg has a checkout of its own, as on a runner of its own. */
export function checkOutDesign(workspace: string): void {
  cpSync(DESIGN, join(workspace, 'rtl'), { recursive: true });
}

/** What a workflow says with `hashFiles('rtl/**')`. */
export function hashDesign(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(DESIGN).sort()) hash.update(readFileSync(join(DESIGN, file)));
  return hash.digest('hex');
}
