/** The SQL that runs a statement over one range of rows after the other; the statement must not end in WHERE. */
export function inRanges(statement: string): string {
  return [
    '-- Outside the migration, one range of the primary key after the other, each in its own transaction:',
    `${statement} WHERE id >= 1 AND id < 10001;`,
  ].join('\n');
}
