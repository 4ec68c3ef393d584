import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectMigrations } from '../../src/detection/detect.ts';
import { toMigrations } from '../../src/detection/migration.ts';
import type { Migration } from '../../src/domain/migration.ts';
import type { FileEntry } from '../../src/domain/snapshot.ts';

/** The migrations below a folder, rollbacks among them, in no order; each folder is a history of its own. */
export function historiesBelow(root: string): ReadonlyMap<string, readonly Migration[]> {
  const histories = new Map<string, Migration[]>();
  for (const migration of migrationsBelow(root)) {
    const each = ['prisma', 'diesel'].includes(migration.tool) ? 2 : 1;
    const place = migration.path.split('/').slice(0, -each).join('/');
    histories.set(place, [...(histories.get(place) ?? []), migration]);
  }
  return histories;
}

function migrationsBelow(root: string): readonly Migration[] {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(?:sql|py)$/.test(path),
  );
  const detected = detectMigrations(
    paths.map((path) => ({ path, change: 'unchanged' })),
    { ignore: [] },
  );
  const entries = Object.fromEntries(
    detected.map(({ file }): [string, FileEntry] => {
      const text = readFileSync(join(root, file.path), 'utf8');
      return [
        file.path,
        { mode: 'regular', content: { kind: 'text', text, bytes: Buffer.byteLength(text) } },
      ];
    }),
  );
  return toMigrations(detected, entries, entries, []);
}
