/**
 * Loaded into a leg by NODE_OPTIONS: stops it right before its first call of that name on such a path, until it is let go.
 *
 *     STOP_AT=link  STOP_PATH='\.done$'  STOP_FILE=/tmp/stopped
 *
 * It makes STOP_FILE, and goes on when that is gone.
 */
import { existsSync, writeFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { setTimeout } from 'node:timers/promises';

const { STOP_AT = '', STOP_PATH = '', STOP_FILE = '' } = process.env;
const name = STOP_AT as 'link';
const original = fs[name] as (...args: unknown[]) => Promise<unknown>;
let isOver = false;

const stopped = async (...args: unknown[]): Promise<unknown> => {
  if (!isOver && args.slice(0, 2).some((arg) => new RegExp(STOP_PATH).test(String(arg)))) {
    isOver = true;
    writeFileSync(STOP_FILE, '');
    while (existsSync(STOP_FILE)) await setTimeout(5);
  }
  return await original(...args);
};
Object.assign(fs, { [name]: stopped });
syncBuiltinESMExports();
