import { describe, expect, it } from 'vitest';
import { DROP, draft, safetyTeam, TIMEOUTS } from './safety.ts';

const team = safetyTeam();

const BACKUP = 'The backup is there';

describe('S1: time-outs in effect', () => {
  const bare = "op.add_column('events', sa.Column('status', sa.String(20), nullable=True))";
  const withTimeouts = (lock: string, statement: string) =>
    `op.execute("SET lock_timeout = '${lock}'")\n    op.execute("SET statement_timeout = '${statement}'")\n    ${bare}`;

  it('keeps: both are set, within the limits', async () => {
    expect((await team.open(draft())).state).toBe('pending');
  });
  it.each([
    ['none is set, for staging', draft({ upgrade: bare, base: 'develop' }), 'timeout-not-in-effect'],
    ['none is set, for production', draft({ upgrade: bare }), 'timeout-not-in-effect'],
    [
      'a lock may be waited for longer',
      draft({ upgrade: withTimeouts('10min', '5min') }),
      'timeout-too-long',
    ],
    ['a statement may take longer', draft({ upgrade: withTimeouts('30s', '1h') }), 'timeout-too-long'],
  ])('breaks: %s', async (_, wanted, rule) => {
    const pull = await team.open(wanted);
    expect(pull.findings).toContain(rule);
    expect(pull.state).toBe('failure');
  });
  it('keeps: none is set, on a branch that leads to neither', async () => {
    expect((await team.open(draft({ upgrade: bare, base: 'local' }))).state).toBe('pending');
  });
});

describe('S2: what is destructive, beside the level', () => {
  it.each([
    ['DROP TABLE', "op.drop_table('events')"],
    ['DROP COLUMN', "op.drop_column('events', 'old')"],
    ['DROP INDEX', "op.drop_index('events_old', table_name='events')"],
    [
      'a change of type with conversion',
      "op.alter_column('events', 'old', type_=sa.Integer(), postgresql_using='old::integer')",
    ],
    ['TRUNCATE', 'op.execute("TRUNCATE TABLE events")'],
  ])('breaks without the lead: %s', async (_, deed) => {
    const pull = await team.open(draft({ ...DROP, upgrade: `${TIMEOUTS}\n    ${deed}`, base: 'develop' }));
    expect(pull.comment).toContain('backend-lead');
  });
  it('keeps: adding is not', async () => {
    expect((await team.open(draft({ base: 'develop' }))).comment).not.toContain('backend-lead');
  });
});

describe('S3: who approves what is destructive, by environment', () => {
  it('keeps: the backend lead for staging', async () => {
    const pull = await team.open(draft({ ...DROP, base: 'develop' }));
    pull.approve('bea', 'dev');
    await pull.until('success');
  });
  it('breaks: the backend lead alone for production', async () => {
    const pull = await team.open(draft(DROP));
    pull.approve('bea', 'dev');
    await pull.until('pending', /1 more from product-owner/);
  });
  it('keeps: nobody but a developer where nothing is destroyed', async () => {
    const pull = await team.open(draft({ base: 'develop' }));
    pull.approve('dev');
    await pull.until('success');
  });
});

describe('S4: what is destroyed is explained', () => {
  it('keeps: the docstring says what and why', async () => {
    expect((await team.open(draft(DROP))).findings).not.toContain('unexplained-destruction');
  });
  it('breaks: it does not', async () => {
    const pull = await team.open(draft({ ...DROP, about: 'Tidy up' }));
    expect(pull.findings).toContain('unexplained-destruction');
    expect(pull.state).toBe('failure');
  });
  it('is asked for an ADR, where it weighs much', async () => {
    expect((await team.open(draft(DROP))).findings).toContain('missing-companion');
    const wanted = draft(DROP);
    const files = { ...wanted.files, 'docs/adr/0007-drop-old.md': '# Drop old' };
    expect((await team.open({ ...wanted, files })).findings).not.toContain('missing-companion');
  });
});

describe('S5: production in a maintenance window', () => {
  it('keeps in it, breaks outside it', async () => {
    team.clock.set('2026-01-16T12:00:00Z');
    const pull = await team.open(draft(DROP));
    pull.approve('bea', 'paul', 'dev');
    pull.tick(BACKUP, 'bea');
    await pull.until('pending', /approved; merge window opens Sat 02:00 UTC/);
    team.clock.set('2026-01-17T03:00:00Z');
    pull.repository.comment(pull.number, 'bea', '/migration-gate recheck');
    await pull.until('success');
    team.clock.set('2026-01-16T12:00:00Z');
  });
});

describe('S6: a backup of the last 24 hours before production', () => {
  it('breaks: nobody says that it is there', async () => {
    const pull = await team.open(draft());
    pull.approve('dev');
    await pull.until('pending', /1 required line of the checklist left/);
  });
  it('keeps: somebody does; breaks: that was a day ago', async () => {
    const pull = await team.open(draft());
    pull.approve('dev');
    await pull.until('pending', /1 required line/);
    pull.tick(BACKUP, 'dev');
    await pull.until('success');
    team.clock.set('2026-01-17T13:00:00Z');
    pull.repository.comment(pull.number, 'dev', '/migration-gate recheck');
    await pull.until('pending', /1 required line/);
    team.clock.set('2026-01-16T12:00:00Z');
  });
  it('keeps: staging needs none', async () => {
    const pull = await team.open(draft({ base: 'develop' }));
    pull.approve('dev');
    await pull.until('success');
  });
});

describe('S7: to NOT NULL in four steps', () => {
  it('breaks: any shorter way, and the steps are shown', async () => {
    const upgrade = `${TIMEOUTS}\n    op.add_column('events', sa.Column('status', sa.String(20), nullable=False))`;
    const pull = await team.open(draft({ upgrade }));
    expect(pull.findings).toContain('add-not-null-column-without-default');
    expect(pull.comment).toMatch(/SET NOT NULL/);
  });
  it('keeps: a nullable column', async () => {
    expect((await team.open(draft())).findings).not.toContain('add-not-null-column-without-default');
  });
});

describe('S8: the dry run is shown', () => {
  it('keeps: the SQL that upgrade() sends', async () => {
    const { comment } = await team.open(draft());
    expect(comment).toContain('### The SQL that is sent');
    expect(comment).toMatch(/ADD COLUMN\s+(?:"status"|status)/i);
  });
  it('breaks: what cannot be told without running Python is never taken for harmless', async () => {
    const pull = await team.open(draft({ upgrade: 'op.execute(build_sql())' }));
    expect(pull.description).toMatch(/^HIGH/);
  });
});

describe('S9: downgrade() restores the state', () => {
  it.each([
    ['it is empty', 'pass', 'missing-rollback'],
    ['it takes back something else', "op.drop_column('events', 'other')", 'rollback-does-not-reverse'],
  ])('breaks: %s', async (_, downgrade, rule) => {
    const pull = await team.open(draft({ downgrade }));
    expect(pull.findings).toContain(rule);
    expect(pull.state).toBe('failure');
  });
  it('keeps: it reverses upgrade()', async () => {
    const { findings } = await team.open(draft());
    expect(findings).not.toContain('missing-rollback');
    expect(findings).not.toContain('rollback-does-not-reverse');
  });
});

describe('S10: after the deployment', () => {
  it('keeps: what is to be looked at is asked for after the merge', async () => {
    const pull = await team.open(draft({ base: 'develop' }));
    pull.approve('dev');
    await pull.until('success');
    pull.repository.merge(pull.number, 'mira');
    await pull.untilAfterMerge(/Tenants see only their own data/);
    expect(pull.afterMerge).toContain('The new indexes are used');
  });
  it('breaks: not before', async () => {
    expect((await team.open(draft())).afterMerge).toBe('');
  });
});
