import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Keeps a folder to this process: two that open one embedded database silently lose rows.
 *
 * @returns gives the folder free again.
 * @throws when another process that is alive has it.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'process.lock');
  const taken = (): boolean => {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    }
  };
  if (!taken()) {
    const owner = ownerOf(file);
    if (owner !== undefined && owner !== process.pid && isAlive(owner))
      throw new Error(
        `The data folder ${folder} is in use by process ${owner}: stop it, or set DATA_FOLDER to another folder, ` +
          'or DATABASE_URL to a PostgreSQL server that several processes can share.',
      );
    // The process that had it was killed.
    rmSync(file, { force: true });
    if (!taken())
      throw new Error(`The data folder ${folder} was taken by another process just now: try again.`);
  }
  return () => rmSync(file, { force: true });
}

function ownerOf(file: string): number | undefined {
  try {
    const owner = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(owner) && owner > 0 ? owner : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
