import type { Direction, MigrationTool } from '../domain/migration.ts';
import type { ChangedFile } from '../domain/snapshot.ts';

/** A changed file that is a migration, or was one before it was renamed. */
export interface DetectedFile {
  readonly file: ChangedFile;
  readonly tool: MigrationTool;
  readonly direction: Direction;
  readonly number?: string;
  /** Whether the policy says which tool it is, so that nothing in the file can say otherwise. */
  readonly toolByPolicy: boolean;
  /** Whether the path that it was renamed from was a migration's. */
  readonly wasMigration: boolean;
}
