import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../src/database/database.ts';
import { openPglite } from '../../../src/database/pglite.ts';
import { openPostgres } from '../../../src/database/postgres.ts';
import { startPostgres } from '../databases.ts';

export const STORAGES = ['postgres', 'embedded'] as const;

export type StorageKind = (typeof STORAGES)[number];

/** Where servers keep what they know. */
export interface FleetStorage {
  readonly kind: StorageKind;
  /** Whether it can be looked into while servers run. */
  readonly isShared: boolean;
  /** What tells a server of it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Opens it; one that is not shared only while no server runs. Whoever opens it closes it. */
  open(): Promise<Database>;
  /** Cuts everybody off for a moment; nothing to be cut off from where it is a part of the server. */
  restart(): Promise<void>;
  /** Of its files, in bytes. */
  size(): Promise<number>;
  close(): Promise<void>;
}

export function startStorage(kind: StorageKind): Promise<FleetStorage> {
  return kind === 'postgres' ? startServer() : makeFolder();
}

async function startServer(): Promise<FleetStorage> {
  const server = await startPostgres();
  return {
    kind: 'postgres',
    isShared: true,
    environment: { DATABASE_URL: server.url },
    open: () => openPostgres(server.url),
    restart: () => server.restart(),
    size: () => sizeOf(server.folder),
    close: () => server.stop(),
  };
}

async function makeFolder(): Promise<FleetStorage> {
  const folder = await mkdtemp(join(tmpdir(), 'migration-gate-fleet-'));
  return {
    kind: 'embedded',
    isShared: false,
    environment: { DATA_FOLDER: folder },
    open: () => openPglite(folder),
    restart: async () => {},
    size: () => sizeOf(folder),
    close: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Files that go while they are counted count as nothing. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(
        async ({ parentPath, name }) =>
          (await stat(join(parentPath, name)).catch(() => undefined))?.size ?? 0,
      ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
