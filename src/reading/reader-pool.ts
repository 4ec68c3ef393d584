import type { MigrationTool } from '../domain/migration.ts';
import type { ScriptReader } from '../usecases/ports/script-reader.ts';
import { createScriptReader } from './script-reader.ts';

type Reader = ReturnType<typeof createScriptReader>;

/**
 * Several readers as one, for many texts at a time: each goes to the one with the least text before it, and each
 * has its own thread and limits. A reader starts its thread when it gets its first text.
 */
export function createReaderPool(size: number, create: () => Reader = createScriptReader): Reader {
  const members = Array.from({ length: size }, () => ({ reader: create(), load: 0 }));
  const read: ScriptReader['read'] = async (text: string, tool: MigrationTool) => {
    const [first, ...others] = members;
    if (first === undefined) throw new RangeError('A pool needs at least one reader.');
    const least = others.reduce((best, member) => (member.load < best.load ? member : best), first);
    // A text without a letter takes its time, too.
    const weight = text.length + 100;
    least.load += weight;
    try {
      return await least.reader.read(text, tool);
    } finally {
      least.load -= weight;
    }
  };
  return {
    read,
    async close() {
      await Promise.all(members.map(({ reader }) => reader.close()));
    },
  };
}
