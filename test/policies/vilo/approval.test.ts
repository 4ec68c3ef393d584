import { describe, expect, it } from 'vitest';
import { DROP, draft, RENAME, viloTeam } from './vilo.ts';

const team = viloTeam();

const CHECKS = {
  low: ['unit tests'],
  medium: ['unit tests', 'integration tests'],
  high: ['unit tests', 'integration tests', 'full test suite', 'staging validation'],
};

describe('V5: LOW, MEDIUM and HIGH', () => {
  it.each([
    ['LOW', draft()],
    ['MEDIUM', draft(RENAME)],
    ['HIGH', draft(DROP)],
  ])('%s', async (level, wanted) => {
    const pull = await team.open(wanted);
    expect(pull.description).toMatch(new RegExp(`^${level} · `));
  });
});

describe('V6: review checklists, cumulative', () => {
  it('keeps: HIGH has the lines of LOW and MEDIUM, too', async () => {
    const lines = (await team.open(draft(DROP))).checklist;
    for (const text of [
      'Comments explain complex logic',
      'The impact on performance was assessed',
      'Stakeholders were notified',
    ])
      expect(lines.filter((line) => line.includes(text))).toHaveLength(1);
  });

  it('proves what it can, with the evidence', async () => {
    const pull = await team.open(draft());
    const proved = pull.checklist.filter((line) => line.startsWith('- [x]') && line.includes('✅'));
    expect(proved.join('\n')).toMatch(/valid PostgreSQL.*all \d statements/);
    expect(proved.join('\n')).toMatch(/header is complete/);
  });

  it('breaks: LOW has none of the lines of HIGH', async () => {
    expect((await team.open(draft())).checklist.join()).not.toContain('Stakeholders');
  });

  it('has the rest ticked by reviewers, not by the author', async () => {
    const pull = await team.open(draft());
    pull.tick('Comments explain complex logic', 'dev');
    await pull.untilLine('Comments explain complex logic', /^- \[x\] .*dev/);
    const other = await team.open(draft());
    other.tick('Comments explain complex logic', 'mira');
    await other.untilLine('Comments explain complex logic', /^- \[ \] /);
  });
});

describe('V7: who approves', () => {
  it('keeps: one developer for LOW', async () => {
    const pull = await team.open(draft());
    pull.green(...CHECKS.low);
    pull.approve('dev');
    await pull.until('success', /approved by dev \(developer\)/);
  });

  it('breaks: a developer for MEDIUM', async () => {
    const pull = await team.open(draft(RENAME));
    pull.approve('dev');
    await pull.until('pending', /0 of 1 approval: 1 more from senior-developer/);
  });

  it('keeps: a senior developer and a tech lead for HIGH; breaks: one of them alone, or the author', async () => {
    const pull = await team.open(draft(DROP));
    pull.approve('sam');
    await pull.until('pending', /1 of 2 approvals: 1 more from senior-developer or tech-lead/);
    pull.green(...CHECKS.high);
    pull.approve('lea');
    await pull.until('pending', /^HIGH · approved; merge window opens Sat 21:00 America\/La_Paz/);
  });
});

describe('V8: tests by level', () => {
  it('keeps: all that the level asks for', async () => {
    const pull = await team.open(draft());
    pull.green(...CHECKS.low);
    await pull.until('pending', /^LOW · 0 of 1 approval: 1 more from developer$/);
  });

  it('breaks: without integration tests at MEDIUM', async () => {
    const pull = await team.open(draft(RENAME));
    pull.approve('sam');
    pull.green('unit tests');
    await pull.until('pending', /integration tests has not reported/);
  });

  it('breaks: a test that failed', async () => {
    const pull = await team.open(draft());
    pull.approve('dev');
    pull.repository.setStatus(pull.number, { context: 'unit tests', state: 'failure' }, 'mira');
    await pull.until('pending', /unit tests failed/);
  });
});

describe('V9: when it is merged', () => {
  it('keeps: LOW at any time; MEDIUM in business hours; breaks: MEDIUM at night', async () => {
    team.clock.set('2026-01-16T02:00:00-04:00');
    const low = await team.open(draft());
    low.green(...CHECKS.low);
    low.approve('dev');
    await low.until('success');
    const medium = await team.open(draft(RENAME));
    medium.green(...CHECKS.medium);
    medium.approve('sam');
    await medium.until('pending', /^MEDIUM · approved; merge window opens Fri 09:00 America\/La_Paz/);
    team.clock.set('2026-01-16T10:00:00-04:00');
    medium.repository.comment(medium.number, 'sam', '/migration-gate recheck');
    await medium.until('success');
  });
});
