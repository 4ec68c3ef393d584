import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EMPTY_CATALOGUE } from '../src/assessment/catalogue/edit.ts';
import { catalogueAfter } from '../src/assessment/history.ts';
import { inOrder } from '../src/assessment/order.ts';
import type { Reversal } from '../src/domain/reversal.ts';
import { reversalOf, unreversed } from '../src/reversal/reversal.ts';
import { wayBackOf } from '../src/reversal/way-back.ts';
import type { Catalogue } from '../src/rules/catalogue.ts';
import { readMigration } from '../src/script/read-migration.ts';
import { loadParser } from '../src/sql/parser.ts';
import { historiesBelow } from '../test/support/histories-below.ts';

const USAGE = `npm run reversal -- FOLDER [VERDICT]

Holds every migration below FOLDER against its rollback, and counts how many are taken back. With a verdict (partly,
not, not-known, losses or stumbles) it prints those that have it, and why.`;

const [folder, wanted] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
await loadParser();
const counts = new Map<string, number>();
for (const repository of readdirSync(folder, { withFileTypes: true }))
  if (repository.isDirectory())
    for (const migrations of historiesBelow(join(folder, repository.name)).values()) {
      const read = migrations.map((migration) => {
        const { content } = migration;
        const script = content.kind === 'text' ? readMigration(content.text, migration.tool) : undefined;
        return { migration, script };
      });
      const { ordered, known } = inOrder(read);
      let before: Catalogue | undefined;
      for (const each of ordered) {
        if (each.migration.direction === 'rollback') continue;
        const wayBack = wayBackOf(each, read);
        const forward = (each.script?.statements ?? []).flatMap(({ operations }) => operations);
        if (wayBack === undefined) count('none');
        else {
          count(`by a ${wayBack.kind}`);
          const reversal = reversalOf(forward, wayBack.operations, before ?? EMPTY_CATALOGUE);
          const verdicts = verdictsOf(reversal);
          for (const verdict of verdicts) count(verdict);
          if (wanted !== undefined && verdicts.includes(wanted))
            process.stdout.write(`\n${repository.name} ${each.migration.path}\n${linesOf(reversal)}`);
        }
        before = catalogueAfter(before, each, known);
      }
    }
for (const [what, number] of counts) process.stdout.write(`${what}: ${number}\n`);

function count(what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

function verdictsOf(reversal: Reversal): readonly string[] {
  const kinds = new Set(unreversed(reversal).map(({ undoing }) => undoing.kind));
  const partly = reversal.operations.some(({ undoing }) => undoing.kind === 'partly');
  const whole = partly ? 'partly' : 'whole';
  const first = kinds.has('not-reversed') || kinds.has('impossible') ? 'not' : whole;
  return [
    first !== 'not' && kinds.has('not-known') ? 'not-known' : first,
    ...(reversal.losses.length > 0 ? ['losses'] : []),
    ...(reversal.stumbles.length > 0 ? ['stumbles'] : []),
  ];
}

function linesOf(reversal: Reversal): string {
  const left = reversal.operations.flatMap(({ operation, undoing }) => {
    if (undoing.kind === 'reversed' || undoing.kind === 'needless') return [];
    const why = undoing.kind === 'partly' ? undoing.lost : undoing.because;
    return [
      `  ${operation.span.from.line} ${operation.kind}: ${undoing.kind}${why === undefined ? '' : `, ${why}`}\n`,
    ];
  });
  const faults = [...reversal.losses, ...reversal.stumbles].map(
    ({ operation, message }) => `  back ${operation.span.from.line} ${operation.kind}: ${message}\n`,
  );
  return [...left, ...faults].join('');
}
