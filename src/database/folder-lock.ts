import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, readlinkSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** How often a lock is renewed, and after how long without it counts as left behind, in milliseconds. */
export interface LockTimes {
  readonly renewed: number;
  readonly leftBehind: number;
}

const TIMES: LockTimes = { renewed: 2_000, leftBehind: 10_000 };

/** Who has a lock. Process ids mean something only among the processes that share their numbering. */
interface Owner {
  readonly place: string;
  readonly pid: number;
  readonly token: string;
}

/**
 * Keeps a folder to this process: two that open one embedded database silently lose rows.
 *
 * The lock is a file that is renewed while its process lives. One that was killed leaves it behind: where its
 * process can be seen to be gone, the lock is taken at once, elsewhere (another container) when it is not renewed.
 *
 * @returns gives the folder free again.
 * @throws when another process has it.
 */
export async function lockFolder(folder: string, times: LockTimes = TIMES): Promise<() => void> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'process.lock');
  const mine: Owner = { place: place(), pid: process.pid, token: randomUUID() };
  const first = lookAt(file);
  const since = Date.now();
  while (!take(file, mine)) {
    const found = lookAt(file);
    if (found === undefined) continue;
    const renewed = found.owner?.token !== first?.owner?.token || found.renewedAt !== first?.renewedAt;
    if (renewed || isSeenAlive(found.owner, mine)) throw inUse(folder, found.owner);
    if (isSeenGone(found.owner, mine) || Date.now() - since > times.leftBehind) {
      rmSync(file, { force: true });
      if (!take(file, mine)) continue;
      // Another process may have found it left behind in the same moment: the later one has it.
      await pause(times.renewed / 4);
      break;
    }
    await pause(times.renewed / 4);
  }
  const holder = lookAt(file)?.owner;
  if (holder?.token !== mine.token) throw inUse(folder, holder);
  const renewal = setInterval(() => renew(file, mine, folder), times.renewed).unref();
  return () => {
    clearInterval(renewal);
    if (lookAt(file)?.owner?.token === mine.token) rmSync(file, { force: true });
  };
}

function take(file: string, mine: Owner): boolean {
  try {
    writeFileSync(file, JSON.stringify(mine), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function renew(file: string, mine: Owner, folder: string): void {
  // Going on would lose rows, so it is better to end, which an error that nobody catches does.
  if (lookAt(file)?.owner?.token !== mine.token)
    throw new Error(`The data folder ${folder} was taken by another process, so this one ends.`);
  utimesSync(file, new Date(), new Date());
}

function lookAt(file: string): { readonly owner: Owner | undefined; readonly renewedAt: number } | undefined {
  try {
    const renewedAt = statSync(file).mtimeMs;
    return { owner: ownerIn(readFileSync(file, 'utf8')), renewedAt };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function ownerIn(text: string): Owner | undefined {
  try {
    return JSON.parse(text);
  } catch {
    // Its process ended while it wrote, or is writing just now.
    return undefined;
  }
}

function isSeenAlive(owner: Owner | undefined, mine: Owner): boolean {
  return owner?.place === mine.place && owner.pid !== mine.pid && isAlive(owner.pid);
}

function isSeenGone(owner: Owner | undefined, mine: Owner): boolean {
  return owner?.place === mine.place && owner.pid !== mine.pid && !isAlive(owner.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Where process ids are counted: containers on one machine may have the same name, and each its own numbers. */
function place(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

function inUse(folder: string, owner: Owner | undefined): Error {
  return new Error(
    `The data folder ${folder} is in use by process ${owner?.pid ?? 'unknown'}: stop it, or set DATA_FOLDER to ` +
      'another folder, or DATABASE_URL to a PostgreSQL server that several processes can share.',
  );
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
