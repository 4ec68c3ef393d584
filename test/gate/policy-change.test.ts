import { describe, expect, it } from 'vitest';
import type { OtherPull } from '../../src/domain/other-pull.ts';
import type { PolicyFile, Snapshot } from '../../src/domain/snapshot.ts';
import { choosePolicy } from '../../src/gate/choose-policy.ts';
import { policyChangeOf } from '../../src/gate/policy-change.ts';
import { snapshotWith } from '../support/facts.ts';

const PATH = '.github/migration-policy.yml';

function fileWith(text: string): PolicyFile {
  return { kind: 'present', path: PATH, sha: 'p', content: { kind: 'text', text, bytes: text.length } };
}

const OTHER: OtherPull = {
  pullNumber: 7,
  title: 'Drop an index',
  url: 'https://github.test/acme/shop/pull/7',
  migrations: [{ path: 'db/migrations/098_x.sql', number: '098' }],
  objects: [],
  level: 'medium',
  categories: [],
  operations: { 'drop-index': 'medium' },
};

function changeFrom(base: PolicyFile, headPolicy: PolicyFile | undefined, others: readonly OtherPull[] = []) {
  const items = [{ path: PATH, change: 'modified' as const }];
  const snapshot: Snapshot = snapshotWith({
    policyFile: base,
    files: { complete: true, items },
    ...(headPolicy === undefined ? {} : { headPolicy }),
    others,
  });
  return policyChangeOf(snapshot, choosePolicy(base, { kind: 'absent' }, snapshot.files));
}

describe('a pull request that changes the policy', () => {
  it('is told what would be asked for instead', () => {
    const change = changeFrom(fileWith('unknown: high'), fileWith('unknown: low\nchecks: [ci]'));
    expect(change).toEqual({
      kind: 'valid',
      path: PATH,
      removed: ['What cannot be read: HIGH'],
      added: ['Always: check ci', 'What cannot be read: LOW'],
      effects: [],
    });
  });

  it('is told of every error, before it is merged', () => {
    expect(changeFrom(fileWith('unknown: high'), fileWith('unknown: lowest\nrulez: 1'))).toMatchObject({
      kind: 'invalid',
      path: PATH,
      problems: [{ line: 1 }, { line: 2 }],
    });
  });

  it('falls back on the built-in policy when it removes the file', () => {
    expect(changeFrom(fileWith('unknown: low'), { kind: 'absent' })).toMatchObject({
      removed: ['What cannot be read: LOW'],
      added: ['What cannot be read: HIGH'],
    });
  });

  it('is told of the open pull requests of which something else would be asked', () => {
    const text = 'operations: { drop-index: high }';
    expect(changeFrom(fileWith('version: 1'), fileWith(text), [OTHER])).toMatchObject({
      effects: [
        {
          pullNumber: 7,
          before: { level: 'MEDIUM', approvals: ['1 approval from senior-developer'] },
          after: { level: 'HIGH', approvals: ['2 approvals from senior-developer or tech-lead'] },
        },
      ],
    });
    expect(changeFrom(fileWith('version: 1'), fileWith('checks: [ci]'), [OTHER])).toMatchObject({
      effects: [],
    });
  });

  it('is told what would be asked for where the base branch leads, and by what it does', () => {
    const base = 'environments: { production: { branches: [main] }, test: { branches: [develop] } }';
    const asks = (when: string) =>
      `${base}\nrequirements: [{ when: ${when}, approvals: [{ role: developer, count: 4 }] }]`;
    const other: OtherPull = { ...OTHER, categories: ['destructive'] };
    const effects = (when: string) => {
      const change = changeFrom(fileWith(base), fileWith(asks(when)), [other]);
      return change?.kind === 'valid' ? change.effects.map(({ title, url }) => [title, url]) : undefined;
    };
    for (const when of [
      '{ environments: [production] }',
      '{ operations: [drop-index] }',
      '{ categories: [destructive] }',
    ])
      expect(effects(when)).toEqual([[OTHER.title, OTHER.url]]);
    for (const when of [
      '{ environments: [test] }',
      '{ operations: [drop-table] }',
      '{ categories: [blocking] }',
    ])
      expect(effects(when)).toEqual([]);
  });

  it('raises a level by one of several kinds of operations, and leaves the others', () => {
    const other: OtherPull = { ...OTHER, operations: { 'drop-index': 'medium', 'create-table': 'low' } };
    const changed = (text: string) =>
      changeFrom(fileWith('version: 1'), fileWith(`operations: { ${text} }`), [other]);
    expect(changed('create-table: high')).toMatchObject({ effects: [{ after: { level: 'HIGH' } }] });
    expect(changed('drop-index: low')).toMatchObject({ effects: [{ after: { level: 'LOW' } }] });
    expect(changed('create-table: medium')).toMatchObject({ effects: [] });
  });

  it('cannot lower what a rule or something unread has raised', () => {
    const raised: OtherPull = { ...OTHER, level: 'high' };
    const change = changeFrom(fileWith('version: 1'), fileWith('operations: { drop-index: low }'), [raised]);
    expect(change).toMatchObject({ effects: [] });
  });

  it('is told where nobody can tell', () => {
    expect(changeFrom(fileWith('version: 1'), undefined)).toEqual({ kind: 'unknown', path: PATH });
  });

  it('is none where it does not touch it', () => {
    const base = fileWith('version: 1');
    const snapshot = snapshotWith({ policyFile: base });
    const chosen = choosePolicy(base, { kind: 'absent' }, snapshot.files);
    expect(policyChangeOf(snapshot, chosen)).toBeUndefined();
  });
});
