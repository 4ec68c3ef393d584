import { describe, expect, test } from 'vitest';
import { assess } from '../../src/assessment/assess.ts';
import { LOCK_MODES } from '../../src/domain/lock.ts';
import { readScript } from '../../src/sql/read.ts';
import { migrationOf, policy } from '../assessment/pull-request.ts';
import { measuredLocks, measuredSchema, truth } from './lock-truth.ts';

/** Rules whose lock is not the statement's own, and why. */
const ANOTHER: Readonly<Record<string, string>> = {
  'missing-lock-timeout': 'any of the locks that are waited for',
  'create-or-drop-extension': 'no lock on what was measured',
};

/** Findings whose cost the server does not tell of. */
const COSTS: Readonly<Record<string, string>> = {
  'update-without-where': 'what changes rows sends no message',
  'delete-without-where': 'what changes rows sends no message',
  'backfill-in-migration': 'what changes rows sends no message',
  'add-domain-constraint': 'the scan of a domain’s tables sends no message',
  'set-tablespace': 'measured where the table was there already',
  'set-access-method': 'measured where the table was stored so already',
};

/** A function in SQL that is put in the place of its call: what a function does is not known here. */
const INLINED = 'add-col-volatile-fn';

describe.each(truth.statements.map((statement) => [statement.id, statement] as const))(
  '%s',
  (_, statement) => {
    test('is reported with a lock that was measured on every version', async () => {
      const { catalogue, sql } = { catalogue: await measuredSchema(statement.before), sql: statement.sql };
      // The servers were in UTC, unless a statement says otherwise.
      const zone = statement.before.find((before) => before.startsWith('set timezone'));
      const text = `${zone ?? "set timezone = 'UTC'"};\n${sql}`;
      const migration = migrationOf('migrations/002_statement.sql', text);
      const { findings } = assess([{ migration, script: readScript(text) }], policy, catalogue);
      for (const { rule, lock } of findings) {
        if (lock === undefined || ANOTHER[rule] !== undefined) continue;
        for (const measured of Object.values(statement.versions)) {
          if (measured.error !== undefined || Object.keys(measured.locks).length === 0) continue;
          const locks = Object.values(measuredLocks(measured, '')).map((text) => text.split(', '));
          const strongest = LOCK_MODES.findLast((mode) => locks.some(([held]) => held === mode));
          expect(`${rule}: ${lock.mode}`).toBe(`${rule}: ${strongest}`);
          if (COSTS[rule] === undefined && statement.id !== INLINED)
            expect(
              locks.map(([, cost]) => cost),
              `the cost that ${rule} tells`,
            ).toContain(lock.cost);
        }
      }
    });
  },
);
