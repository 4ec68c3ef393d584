import { toolOf } from '../detection/registry.ts';
import type { ToolTransaction } from '../detection/tool.ts';
import type { MigrationTool } from '../domain/migration.ts';
import type { Script, Transaction } from '../domain/script.ts';
import { readScript } from '../sql/read.ts';
import { alembicScript } from './alembic-script.ts';
import { rollbackComment } from './rollback-comment.ts';
import { splitSections } from './sections.ts';

/**
 * Reads a migration as its tool would run it: what goes forward, what goes back, and in which transaction. Pure,
 * once the parser is loaded.
 *
 * @throws whatever the parser throws besides a syntax error: it must be loaded anew then.
 */
export function readMigration(text: string, tool: MigrationTool): Script {
  if (tool === 'alembic') return alembicScript(text);
  const { transaction, sections } = toolOf(tool);
  const ways = sections === undefined ? { forward: text } : splitSections(text, sections);
  const forward = readScript(ways.forward);
  const comment = rollbackComment(ways.forward);
  return {
    ...forward,
    ...(ways.back === undefined ? {} : returning(readScript(ways.back))),
    ...(comment === undefined ? {} : { rollbackComment: comment }),
    transaction: transaction.off?.test(text) ? 'statement' : transactionOf(transaction.usual, forward),
  };
}

function returning({ statements, problems }: Script): Pick<Script, 'rollback' | 'rollbackProblems'> {
  return { rollback: statements, ...(problems.length === 0 ? {} : { rollbackProblems: problems }) };
}

function transactionOf(usual: ToolTransaction['usual'], { statements }: Script): Transaction {
  switch (usual) {
    case 'query':
      return statements.length > 1 ? 'query' : 'statement';
    case 'pipeline':
      return 'query';
    case 'detected': {
      const all = statements.flatMap(({ operations }) => operations);
      return all.some((operation) => 'concurrently' in operation && operation.concurrently)
        ? 'statement'
        : 'file';
    }
    case 'file':
    case 'statement':
    case 'unknown':
      return usual;
  }
}
