import { printName } from '../../domain/operation/name.ts';
import { operationRule } from '../rule.ts';

export const copyProgram = operationRule({
  id: 'copy-program',
  kinds: ['copy'],
  title: 'A program is run on the database server by COPY',
  why: 'Whatever the command is, it runs with the rights of the server: it can read and send away every file and every row.',
  lock: {
    mode: 'row exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of the table go on.',
  },
  saferWay: 'Run the program outside the database, and load what it writes through the client.',
  severity: 'error',
  level: 'high',
  categories: ['security'],
  examples: {
    bad: [
      `COPY bookings FROM PROGRAM 'curl https://example.com/rows';`,
      `COPY bookings TO PROGRAM 'gzip > /tmp/b';`,
    ],
    good: [`COPY bookings TO '/tmp/bookings.csv';`],
  },
  check({ operation: { through, direction, table } }) {
    if (through !== 'program') return undefined;
    const what = table === undefined ? 'the rows of a query' : `\`${printName(table)}\``;
    return {
      message: `A program on the server ${direction === 'from' ? 'gives the rows of' : 'gets the rows of'} ${what}.`,
      ...(table === undefined
        ? {}
        : {
            sql: [
              '-- The program runs beside the client, which passes the rows on:',
              `-- \\copy ${printName(table)} ${direction} 'rows.csv' WITH (FORMAT csv)`,
            ].join('\n'),
          }),
    };
  },
});
