import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { CheckoutFiles, listCheckout } from '../../src/action/annotations/checkout-files.ts';
import { test } from '../support/directory.ts';

let workspace = '';
test.beforeEach(({ directory }) => {
  workspace = directory;
});

function put(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), path);
  }
}

function git(...args: readonly string[]): void {
  const own = ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'protocol.file.allow=always'];
  execFileSync('git', [...own, ...args], { cwd: workspace, stdio: 'ignore' });
}

test('in a working tree of git, its files are those that git tracks', () => {
  put('rtl/top.v', 'odd näme/a b.v');
  git('init');
  git('add', '.');
  put('build/rtl/top.v');
  const listing = listCheckout(workspace, []);
  expect(listing.isTracked).toBe(true);
  expect([...listing.paths].sort()).toEqual(['odd näme/a b.v', 'rtl/top.v']);
});

test("those of a submodule are the checkout's, too", () => {
  const parent = workspace;
  put('ip/fifo.v');
  workspace = join(parent, 'ip');
  git('init');
  git('add', '.');
  git('commit', '-m', 'a');
  workspace = join(parent, 'chip');
  put('top.v');
  git('init');
  git('add', '.');
  git('submodule', 'add', join(parent, 'ip'), 'vendor/ip');
  const { paths } = listCheckout(workspace, []);
  workspace = parent;
  expect(paths).toContain('vendor/ip/fifo.v');
});

test('elsewhere they are those that are there, without links, .git and the result directory', () => {
  put('rtl/top.v', '.git/top.v', 'out/rtl/top.v');
  symlinkSync('rtl', join(workspace, 'link'));
  symlinkSync('rtl/top.v', join(workspace, 'top.v'));
  expect(listCheckout(workspace, [join(workspace, 'out')])).toEqual({ paths: ['rtl/top.v'], isTracked: false });
});

test('in a directory of another working tree that does not know it, they are those that are there', () => {
  git('init');
  put('chip/rtl/top.v');
  expect(listCheckout(join(workspace, 'chip'), [])).toEqual({ paths: ['rtl/top.v'], isTracked: false });
});

test('of a checkout that is not there, none', () => {
  expect(listCheckout(join(workspace, 'nowhere'), [])).toEqual({ paths: [], isTracked: false });
});

test('they are listed once, and not before they are asked for', () => {
  let lists = 0;
  const sources = new CheckoutFiles(workspace, () => {
    lists += 1;
    return { paths: ['rtl/top.v'], isTracked: false };
  });
  expect(lists).toBe(0);
  expect(sources.originalOf('/x/top.v')).toBe('rtl/top.v');
  expect(sources.originalOf('/x/other.v')).toBeUndefined();
  expect(sources.isOwn('anything')).toBe(true);
  expect(lists).toBe(1);
});

test('the original of a copy has the longest end of the path in common; several that have are none', () => {
  const paths = ['a/rtl/top.v', 'b/rtl/top.v', 'b/sim/top.v', 'only.v'];
  const sources = new CheckoutFiles(workspace, () => ({ paths, isTracked: true }));
  expect(sources.originalOf('/r/x/only.v')).toBe('only.v');
  expect(sources.originalOf('/r/x/sim/top.v')).toBe('b/sim/top.v');
  expect(sources.originalOf('/r/b/rtl/top.v')).toBe('b/rtl/top.v');
  expect(sources.originalOf('/r/x/rtl/top.v')).toBeUndefined();
  expect(sources.originalOf('/r/x/top.v')).toBeUndefined();
  const nested = new CheckoutFiles(workspace, () => ({ paths: ['rtl/top.v', 'vendor/rtl/top.v'], isTracked: true }));
  expect(nested.originalOf('/r/src/core/rtl/top.v')).toBe('rtl/top.v');
});

test('copies are told by what is in them', () => {
  put('a.v', 'b.v');
  writeFileSync(join(workspace, 'c.v'), 'a.v');
  const sources = new CheckoutFiles(workspace, () => ({ paths: [], isTracked: true }));
  expect(sources.areSame('a.v', 'c.v')).toBe(true);
  expect(sources.areSame('a.v', 'b.v')).toBe(false);
  expect(sources.areSame('a.v', 'gone.v')).toBe(false);
});
