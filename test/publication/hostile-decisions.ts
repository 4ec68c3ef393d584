import type { Decision } from '../../src/domain/decision.ts';
import { item } from '../support/policies.ts';
import {
  approval,
  assessment,
  decision,
  finding,
  ignored,
  lines,
  migration,
  policy,
  requirement,
  review,
  snapshot,
  tally,
} from './decisions.ts';

/** A decision in which one text stands in every field that a repository or its people can fill. */
export function refusedWith(text: string): Decision {
  const open = requirement(2, [text, 'tech-lead'], approval(text, text));
  const found = finding({
    severity: 'error',
    rule: text,
    location: { path: text, span: lines(3, 4) },
    message: text,
    why: text,
    lock: { mode: 'share', cost: 'scan', effect: text },
    saferWay: { summary: text, sql: text },
  });
  return decision({
    snapshot: { ...snapshot, pull: { ...snapshot.pull, title: text, body: text, baseBranch: text } },
    policy: {
      ...policy,
      emergency: { roles: [text], deadline: 86_400_000, label: text, levels: ['low'] },
      waivers: [text],
      source: { kind: 'file', path: text, sha: 'f00d' },
      levelNames: { low: text, medium: text, high: text },
    },
    assessment: assessment(
      [
        migration(text, [[3, 'high', text, text]], { previousPath: text, change: 'renamed' }),
        {
          ...migration('b.sql', []),
          script: {
            statements: [],
            problems: [{ kind: 'syntax-error', message: text, at: { line: 1, column: 1 } }],
          },
        },
      ],
      [found, finding({ location: { path: text }, level: 'high', message: text })],
    ),
    tally: tally([open], {
      approvals: [...open.approvals, approval('spare', text)],
      ignored: [
        ignored(text, { kind: 'no-role', needed: [text] }),
        ignored('ben', { kind: 'stale-unknown', detail: text }),
        ignored('dan', { kind: 'contributor', part: 'author', commit: text }),
      ],
      objections: [{ login: text, review: review('bob') }],
    }),
    checklist: [
      { item: item(text), state: { kind: 'proved', evidence: text } },
      { item: item(text), state: { kind: 'open' } },
      { item: item(text), state: { kind: 'waived', by: text, at: text, reason: text } },
      { item: item(text), state: { kind: 'ticked', by: text, at: text, until: text } },
      {
        item: item(text, undefined, { phase: 'at-merge', required: true, by: [text, 'author'] }),
        state: {
          kind: 'open',
          untaken: { by: text, at: text, refusal: { kind: 'no-role', needed: [text] } },
        },
      },
      {
        item: item(text, undefined, { phase: 'after-deployment' }),
        state: {
          kind: 'open',
          untaken: { by: text, at: text, refusal: { kind: 'role-unknown', detail: text } },
        },
      },
    ],
    verdict: {
      kind: 'refused',
      refusals: [
        { kind: 'finding', finding: found },
        { kind: 'changes-requested', login: text },
      ],
      shortfalls: [
        { kind: 'approvals', requirement: open },
        { kind: 'unattributed-commits', commits: [text] },
      ],
    },
  });
}

/** The same where the policy is wrong. */
export function invalidWith(text: string): Decision {
  const problem = { message: text, line: 4, column: 3, source: text, hint: text };
  const refusal = { kind: 'invalid-policy', path: text, problems: [problem, problem] } as const;
  return { ...refusedWith(text), verdict: { kind: 'refused', refusals: [refusal], shortfalls: [] } };
}

/** The same where GitHub does not tell. */
export function undeterminedWith(text: string): Decision {
  return { ...refusedWith(text), verdict: { kind: 'undetermined', cause: text } };
}
