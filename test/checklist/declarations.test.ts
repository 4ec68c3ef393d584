import { describe, expect, it } from 'vitest';
import { partiesOf } from '../../src/approval/parties.ts';
import { weighDeclarations } from '../../src/checklist/declarations.ts';
import { waiversInForce, withWaivers } from '../../src/checklist/waivers.ts';
import type { DeclaredAct } from '../../src/domain/act-refusal.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { assessFiles } from '../assessment/pull-request.ts';
import { commit, DIGEST, POLICY, snapshotWith } from '../support/facts.ts';
import { item } from '../support/policies.ts';

const AT = '2026-01-16T12:00:00Z';
const HAZARD: Finding = {
  rule: 'drop-table',
  severity: 'error',
  categories: [],
  location: { path: 'db/migrations/099_tags.sql' },
  message: 'is not named as agreed.',
  why: 'It was agreed on.',
};
const CONVENTION: Finding = { ...HAZARD, rule: 'file-name', waivable: true };
const FINDINGS = [CONVENTION, HAZARD];

const policy = {
  waivers: ['lead'],
  emergency: { roles: ['lead'], deadline: 86_400_000, label: 'emergency', levels: ['high'] },
} as const;

const waiver = (by: string, changes: Partial<DeclaredAct> = {}): DeclaredAct =>
  ({
    id: 'w',
    kind: 'waiver',
    item: 'file-name',
    reason: 'it is an old one',
    by,
    at: AT,
    digest: DIGEST,
    ...changes,
  }) as DeclaredAct;

const emergency = (by: string): DeclaredAct => ({
  id: 'e',
  kind: 'emergency',
  reason: 'checkout is down',
  by,
  at: AT,
  digest: DIGEST,
});

function weigh(
  act: DeclaredAct,
  {
    level = 'high',
    may = policy,
    findings = FINDINGS,
  }: { level?: 'low' | 'high'; may?: object; findings?: readonly Finding[] } = {},
) {
  const snapshot = snapshotWith({ commits: { complete: true, items: [commit('author'), commit('lee')] } });
  const [weighed] = weighDeclarations({
    acts: [act],
    parties: partiesOf(act.by === 'lee' ? snapshot : snapshotWith(), { ...POLICY, ...may }),
    policy: { ...POLICY, ...may },
    digest: DIGEST,
    assessment: { level, findings },
    items: [item('tested')],
  });
  if (weighed === undefined) throw new Error('The act got lost.');
  return weighed.refusal?.kind ?? 'counts';
}

describe('a waiver', () => {
  it('of a line or of a convention counts from those whom the policy names', () => {
    expect(weigh(waiver('lena'))).toBe('counts');
    expect(weigh(waiver('lena', { item: 'tested' }))).toBe('counts');
  });

  it.each<[string, DeclaredAct, string]>([
    ['of somebody without the role', waiver('sam'), 'no-role'],
    ['of the author', waiver('author'), 'author'],
    ['of somebody who wrote a commit of it', waiver('lee'), 'contributor'],
    ['of what the pull request was before', waiver('lena', { digest: 'before' }), 'stale'],
    ['of nothing that there is', waiver('lena', { item: 'nothing' }), 'nothing-to-waive'],
    ['of what is no convention', waiver('lena', { item: 'drop-table' }), 'not-waivable'],
  ])('%s does not', (_whose, act, why) => {
    expect(weigh(act)).toBe(why);
  });

  it('counts from nobody where the policy names nobody', () => {
    expect(weigh(waiver('lena'), { may: { waivers: [] } })).toBe('nobody-may');
  });

  it('makes a note of what it waives, with who and why, and leaves hazards what they are', () => {
    const act = waiver('lena');
    const assessed = { ...assessFiles({}), findings: FINDINGS };
    const { findings } = withWaivers(assessed, waiversInForce([{ act }]));
    expect(findings).toEqual([
      {
        ...CONVENTION,
        severity: 'note',
        message: 'is not named as agreed. lena waives it: “it is an old one”',
        waived: { by: 'lena', at: AT, reason: 'it is an old one', severity: 'error' },
      },
      HAZARD,
    ]);
  });

  it('that does not count changes nothing', () => {
    const refused = [{ act: waiver('sam'), refusal: { kind: 'no-role', needed: ['lead'] } as const }];
    expect(waiversInForce(refused).size).toBe(0);
  });
});

describe('an emergency', () => {
  it('counts from those whom the policy names, at the levels that it names', () => {
    expect(weigh(emergency('lena'))).toBe('counts');
    expect(weigh(emergency('lena'), { level: 'low' })).toBe('wrong-level');
    expect(weigh(emergency('sam'))).toBe('no-role');
    expect(weigh(emergency('lena'), { may: { emergency: undefined } })).toBe('nobody-may');
  });

  it('takes two people: nobody declares one for what they wrote', () => {
    const may = { ...policy, roles: [{ name: 'lead', users: ['author', 'lee'], teams: [], includes: [] }] };
    expect(weigh(emergency('author'), { may })).toBe('author');
    expect(weigh(emergency('lee'), { may })).toBe('contributor');
  });

  it('is not for what changes the policy itself', () => {
    const findings = [{ ...HAZARD, rule: 'policy-change' }];
    expect(weigh(emergency('lena'), { findings })).toBe('policy-change');
  });
});
