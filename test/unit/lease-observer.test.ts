import { expect, test } from 'vitest';
import { LeaseObserver } from '../../src/nfs-lock/liveness/lease-observer.ts';

test('a series lasts from the end of its first look to the beginning of the last', () => {
  const observer = new LeaseObserver(10);
  expect(observer.observe('a', 0, 1)).toBe(0);
  expect(observer.observe('a', 5, 6)).toBe(4);
  expect(observer.observe('a', 14, 15)).toBe(13);
  expect(observer.sinceSeconds).toBe(1);
});

test('another value, a gap in the looking, or a restart begins the series again', () => {
  const observer = new LeaseObserver(10);
  observer.observe('a', 0, 1);
  expect(observer.observe('b', 5, 6)).toBe(0);
  expect(observer.observe('b', 16, 17)).toBe(0);
  expect(observer.observe('b', 18, 19)).toBe(1);
  observer.restart();
  expect(observer.observe('b', 20, 21)).toBe(0);
});

test('a stall in a look, after its answer, belongs to the gap behind it', () => {
  const observer = new LeaseObserver(10);
  observer.observe('a', 0, 1);
  expect(observer.observe('a', 2, 8)).toBe(1);
  expect(observer.observe('a', 12, 13)).toBe(0);
});

test('a look that itself took too long is a gap', () => {
  const observer = new LeaseObserver(10);
  observer.observe('a', 0, 1);
  expect(observer.observe('a', 2, 60)).toBe(0);
});
