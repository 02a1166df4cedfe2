/** Loaded into a leg by `--import`: writes down how often it has asked for a lock directory's attributes, in the file LOOKS_FILE, each second. */
import { writeFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

let looks = 0;
const original = fs.open as (...args: unknown[]) => Promise<unknown>;
const counted = async (...args: unknown[]): Promise<unknown> => {
  if (String(args[0]).endsWith('.lock')) looks += 1;
  return await original(...args);
};
Object.assign(fs, { open: counted });
syncBuiltinESMExports();
setInterval(() => writeFileSync(process.env.LOOKS_FILE ?? '', `${looks}\n`), 1000).unref();
