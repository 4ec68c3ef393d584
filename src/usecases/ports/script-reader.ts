import type { MigrationTool } from '../../domain/migration.ts';
import type { Script } from '../../domain/script.ts';

/** Reads migrations within limits of time and size: over a limit the script has a problem, the call never hangs or throws. */
export interface ScriptReader {
  read(text: string, tool: MigrationTool): Promise<Script>;
}
