import { visibleBlock } from '../publication/markdown/visible.ts';
import type { AuditArchive } from '../usecases/ports/audit-records.ts';
import type { ScriptReader } from '../usecases/ports/script-reader.ts';
import { readArguments } from './arguments.ts';
import { CannotRun, UsageError } from './cannot-run.ts';
import { check } from './check.ts';
import type { PullReader } from './explain.ts';
import type { MoveStorage } from './storage/move.ts';
import type { Ask, Terminal } from './terminal.ts';
import { USAGE } from './usage.ts';

/** The server's storage, as far as the audit is in it. */
export interface OpenArchive {
  readonly archive: AuditArchive;
  close(): Promise<void>;
}

/** 0: nothing found that counts; 1: findings that do; 2: the command could not run. */
export type ExitCode = 0 | 1 | 2;

export interface CommandLinePorts {
  readonly terminal: Terminal;
  readonly cwd: string;
  readonly version: string;
  readonly reader: ScriptReader;
  /** Absent where nobody is there to answer. */
  readonly ask?: Ask;
  /** Made only when GitHub is asked; throws CannotRun where there is no token. */
  readonly pulls: () => Promise<PullReader>;
  /** Opened only when the audit is read; throws CannotRun where the storage cannot be had. */
  readonly archive: () => Promise<OpenArchive>;
  /** Throws CannotRun where one of the two cannot be had, or is not fit for it. */
  readonly moveStorage: MoveStorage;
}

/**
 * Does what the arguments say. Never throws: what went wrong is said on `err`.
 *
 * @param args what was typed after the program's name.
 */
export async function runCommandLine(args: readonly string[], ports: CommandLinePorts): Promise<ExitCode> {
  const { terminal, version } = ports;
  try {
    const request = readArguments(args);
    switch (request.command) {
      case 'help':
        terminal.out(`${USAGE[request.topic]}\n`);
        return 0;
      case 'version':
        terminal.out(`${version}\n`);
        return 0;
      case 'check':
        return await check(request, ports);
      case 'rules': {
        const { explainRules } = await import('./rules.ts');
        return explainRules(request, terminal);
      }
      case 'explain': {
        const { explain } = await import('./explain.ts');
        return await explain(request, { ...ports, pulls: await ports.pulls(), clock: () => new Date() });
      }
      case 'drift': {
        const { drift } = await import('./schema/drift.ts');
        return await drift(request, ports);
      }
      case 'schema':
      case 'history': {
        const { writePage } = await import('./schema/page.ts');
        return await writePage(request, ports);
      }
      case 'audit': {
        const { audit } = await import('./audit/export.ts');
        return await withArchive(ports, (archive) => audit(request, { terminal, archive }));
      }
      case 'storage move': {
        const { move } = await import('./storage/move.ts');
        return await move(request, ports.moveStorage, terminal);
      }
      case 'replay': {
        const { replayEntry } = await import('./audit/replay.ts');
        return await withArchive(ports, (archive) => replayEntry(request, { ...ports, archive }));
      }
      case 'policy init': {
        const { initPolicy } = await import('./policy/init.ts');
        return await initPolicy(request, ports);
      }
      case 'policy check': {
        const { checkPolicy } = await import('./policy/check.ts');
        return checkPolicy(request, terminal, ports.cwd);
      }
      case 'policy test': {
        const { testPolicy } = await import('./policy/try-cases.ts');
        return await testPolicy(request, ports);
      }
      case 'policy explain': {
        const { explainPolicy } = await import('./policy/explain.ts');
        return explainPolicy(request, terminal, ports.cwd);
      }
    }
  } catch (error) {
    terminal.err(`${visibleBlock(faultText(error))}\n`);
    return 2;
  }
}

async function withArchive(
  { archive }: CommandLinePorts,
  work: (archive: AuditArchive) => Promise<ExitCode>,
): Promise<ExitCode> {
  const open = await archive();
  try {
    return await work(open.archive);
  } finally {
    await open.close();
  }
}

function faultText(error: unknown): string {
  if (error instanceof UsageError) return `migration-gate: ${error.message}\nMore: migration-gate --help`;
  if (error instanceof CannotRun) return `migration-gate: ${error.message}`;
  // Nobody expected it: where it happened is what a report of it needs.
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `migration-gate: failed in a way that is a fault of the program.\n${trace}`;
}
