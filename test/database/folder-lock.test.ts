import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/database/folder-lock.ts';

const TIMES = { renewed: 40, leftBehind: 400 };

let folder: string;
let file: string;
const unlocks: (() => void)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migration-gate-lock-'));
  file = join(folder, 'process.lock');
});
afterEach(() => {
  for (const unlock of unlocks.splice(0)) unlock();
  rmSync(folder, { recursive: true, force: true });
});

async function lock(): Promise<() => void> {
  const unlock = await lockFolder(folder, TIMES);
  unlocks.push(unlock);
  return unlock;
}

/** Leaves a lock as another process would, at this place or another. */
async function leaveLock(of: { readonly pid: number; readonly elsewhere?: boolean }): Promise<void> {
  const unlock = await lockFolder(folder, TIMES);
  const mine = JSON.parse(readFileSync(file, 'utf8'));
  unlock();
  const place = of.elsewhere === true ? 'another container' : mine.place;
  writeFileSync(file, JSON.stringify({ place, pid: of.pid, token: 'theirs' }));
}

/** The id of a process that has ended. */
const gone = () => spawnSync(process.execPath, ['--version']).pid;

describe('the lock of a data folder', () => {
  it('is free again when it was given back', async () => {
    (await lock())();
    expect(existsSync(file)).toBe(false);
    await lock();
  });

  it('keeps out a second one of the same process', async () => {
    await lock();
    await expect(lock()).rejects.toThrow(`is in use by process ${process.pid}: stop it, or set DATA_FOLDER`);
  });

  it('keeps out everybody while its process can be seen to live', async () => {
    await leaveLock({ pid: process.ppid });
    const before = Date.now();
    await expect(lock()).rejects.toThrow(`is in use by process ${process.ppid}`);
    expect(Date.now() - before).toBeLessThan(TIMES.leftBehind);
  });

  it('is taken at once from a process that was killed', async () => {
    await leaveLock({ pid: gone() });
    const before = Date.now();
    await lock();
    expect(Date.now() - before).toBeLessThan(TIMES.leftBehind);
  });

  it('of another container is left to it while it is renewed, whatever its process id', async () => {
    await leaveLock({ pid: process.pid, elsewhere: true });
    const renewal = setInterval(() => utimesSync(file, new Date(), new Date()), 20);
    await expect(lock()).rejects.toThrow('is in use');
    clearInterval(renewal);
  });

  it('of another container is taken when nobody renews it', async () => {
    await leaveLock({ pid: process.pid, elsewhere: true });
    const before = Date.now();
    await lock();
    expect(Date.now() - before).toBeGreaterThanOrEqual(TIMES.leftBehind);
  });

  it('that cannot be read is taken when nobody renews it', async () => {
    writeFileSync(file, '');
    await lock();
  });

  it('goes to one only of two that find it left behind', async () => {
    await leaveLock({ pid: gone() });
    const both = await Promise.allSettled([lock(), lock()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('that another process has taken since is not taken from it', async () => {
    const unlock = await lockFolder(folder, { ...TIMES, renewed: 60_000 });
    writeFileSync(file, JSON.stringify({ place: 'another', pid: 1, token: 'theirs' }));
    unlock();
    expect(existsSync(file)).toBe(true);
  });
});
