import { describe, expect, it } from 'vitest';
import type { ChangedFile } from '../../src/domain/snapshot.ts';
import { withCircumstances } from '../../src/gate/circumstances.ts';
import { assessSql } from '../assessment/pull-request.ts';
import { snapshotWith } from '../support/facts.ts';

const LOW = assessSql('CREATE TABLE IF NOT EXISTS tags (id bigint PRIMARY KEY);');
const POLICY_PATH = '.github/migration-policy.yml';

function beside(
  items: readonly ChangedFile[],
  { changedHere = [] as readonly string[], complete = true } = {},
) {
  const files = { complete, items };
  const { level, findings } = withCircumstances(LOW, { changedHere }, snapshotWith({ files }));
  return { level, findings: findings.filter((finding) => !LOW.findings.includes(finding)) };
}

describe('what lies beside the SQL', () => {
  it('changes nothing where there is nothing', () => {
    const { files } = snapshotWith();
    expect(withCircumstances(LOW, { changedHere: [] }, { files })).toEqual(LOW);
    expect(LOW.level).toBe('low');
  });

  it('raises the level where the policy is changed, and says which file does it and why it matters', () => {
    expect(beside([], { changedHere: [POLICY_PATH] })).toEqual({
      level: 'high',
      findings: [
        {
          rule: 'policy-change',
          severity: 'note',
          level: 'high',
          categories: [],
          location: { path: POLICY_PATH },
          message: expect.stringContaining(`\`${POLICY_PATH}\``),
          why: expect.stringContaining('who approves'),
        },
      ],
    });
  });

  it.each<[string, ChangedFile]>([
    ['a path', { path: 'db/\u202Elqs.1', change: 'added' }],
    ['a path above', { path: 'db/../x.sql', change: 'added' }],
    ['the path that it had', { path: 'db/1.sql', previousPath: 'db/\u202Elqs.1', change: 'renamed' }],
  ])('raises the level and warns where %s is not what it seems', (_what, file) => {
    const path = file.previousPath ?? file.path;
    expect(beside([file, file])).toEqual({
      level: 'high',
      findings: [
        {
          rule: 'deceptive-path',
          severity: 'warning',
          level: 'high',
          categories: [],
          location: { path },
          message: expect.stringContaining(path),
          why: expect.stringContaining('reviewer'),
        },
      ],
    });
  });

  it('raises the level while GitHub does not list all files, and finds nothing in that', () => {
    expect(beside([], { complete: false })).toEqual({ level: 'high', findings: [] });
  });

  it('is told before what is in the SQL', () => {
    const assessment = assessSql('CREATE TABLE t (id int);');
    const { files } = snapshotWith();
    const [first, ...others] = withCircumstances(
      assessment,
      { changedHere: [POLICY_PATH] },
      { files },
    ).findings;
    expect(first?.rule).toBe('policy-change');
    expect(others).toEqual(assessment.findings);
  });
});
