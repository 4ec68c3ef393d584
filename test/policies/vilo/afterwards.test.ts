import { describe, expect, it, vi } from 'vitest';
import type { Draft } from '../team.ts';
import { ADD, DROP, description, draft, migration, RENAME, viloTeam } from './vilo.ts';

const team = viloTeam();

const refused = (changes: Partial<Draft>, rule: string) => team.refuses(draft(changes), rule);
const accepted = (changes: Partial<Draft> = {}) => team.accepts(draft(changes));

describe('V13: two phases', () => {
  const PHASE_1 = {
    'backend/migrations/098A_fix_bookings.sql':
      'ALTER TABLE bookings ADD COLUMN state text;\nUPDATE bookings SET state = status WHERE state IS NULL;\n',
  };
  const drop = {
    body: description({ risk: 'HIGH', related: 'https://github.com/acme/web/pull/7' }),
    files: {
      ...migration(
        'CREATE TABLE IF NOT EXISTS backup_099_bookings AS SELECT id, status FROM bookings;\nALTER TABLE bookings DROP COLUMN IF EXISTS status;',
        { risk: 'HIGH', rollback: 'ALTER TABLE bookings ADD COLUMN status text;' },
      ),
      'backend/migrations/099_rollback.sql':
        'ALTER TABLE bookings ADD COLUMN status text;\nUPDATE bookings SET status = b.status FROM backup_099_bookings b WHERE b.id = bookings.id;\nDROP TABLE backup_099_bookings;\n',
    },
    onBase: PHASE_1,
  };

  it('breaks: added, filled and dropped in one pull request', () =>
    refused(
      {
        files: migration(
          `ALTER TABLE bookings ADD COLUMN IF NOT EXISTS state text;
UPDATE bookings SET state = status WHERE state IS NULL;
ALTER TABLE bookings DROP COLUMN IF EXISTS status;`,
          { risk: 'HIGH' },
        ),
      },
      'drop-in-same-change',
    ));
  it('breaks: dropped a day after the first phase', () =>
    refused({ ...drop, baseAt: '2026-01-15T12:00:00Z' }, 'drop-in-same-change'));
  it('keeps: dropped three weeks after it', () => accepted({ ...drop, baseAt: '2025-12-25T12:00:00Z' }));
});

describe('V14: the related pull request', () => {
  it('breaks: MEDIUM without a link', () =>
    refused(
      {
        ...RENAME,
        body: description({
          risk: 'MEDIUM',
          related: '- Link to frontend/backend code changes if applicable',
        }),
      },
      'missing-related-link',
    ));
  it('breaks: MEDIUM without the order of deployment', () =>
    refused(
      { ...RENAME, body: RENAME.body.replace(/## Deployment Order.*/s, '') },
      'missing-description-section',
    ));
  it('keeps: MEDIUM with both; asks whether the order is documented', async () => {
    const pull = await team.open(draft(RENAME));
    expect(pull.findings).not.toContain('missing-related-link');
    expect(pull.findings).not.toContain('missing-description-section');
    expect(pull.checklist.join('\n')).toContain('The order of deployment is documented');
  });
});

describe('V15: after the merge', () => {
  const merged = async () => {
    const pull = await team.open(draft(DROP));
    pull.repository.merge(pull.number, 'lea');
    await pull.untilAfterMerge(/error rate/);
    return pull;
  };

  it('keeps: what to look at in 5 minutes, 24 hours and 48 hours, and when the backup can be dropped', async () => {
    const { afterMerge } = await merged();
    expect(afterMerge).toContain('The slow query log was looked at');
    expect(afterMerge).toContain('Performance is stable');
    expect(afterMerge).toMatch(/backup_099_rooms/);
    expect(afterMerge).toContain('2026-02-15');
    expect(afterMerge).toContain('099_rollback.sql');
  });

  it('breaks: nobody has looked when the day is over', async () => {
    const pull = await merged();
    team.clock.set('2026-01-17T13:00:00Z');
    // Something that changes nothing, so that it is looked at again with the clock as it is.
    pull.repository.commentReview(pull.number, 'sam');
    await pull.untilReminded(/slow query log/);
    team.clock.set('2026-01-16T12:00:00Z');
  });
});

describe('V16: emergencies', () => {
  it('keeps: the tech lead’s word, a follow-up, and the approval afterwards', async () => {
    const pull = await team.open(draft(DROP));
    pull.repository.comment(
      pull.number,
      'lea',
      '/migration-gate emergency bookings are lost, production is down',
    );
    await pull.until('success', /emergency.*production is down/);
    await vi.waitFor(() => expect(pull.repository.issues()[0]?.body).toContain('2026-01-17'), 20_000);
  });
  it('breaks: somebody else’s', async () => {
    const pull = await team.open(draft(DROP));
    pull.repository.comment(pull.number, 'sam', '/migration-gate emergency production is down');
    await pull.untilRead(pull.repository.head('change'), 2);
    expect(pull.state).not.toBe('success');
    expect(pull.repository.issues()).toEqual([]);
  });
  it('keeps: without one nothing changes', () => accepted({ files: migration(ADD) }));
});
