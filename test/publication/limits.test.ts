import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import { sizeOf } from '../../src/publication/layout/size.ts';
import { publicationOf } from '../../src/publication/publication.ts';
import { item } from '../support/policies.ts';
import {
  approval,
  assessment,
  type Deed,
  decision,
  finding,
  ignored,
  lines,
  migration,
  requirement,
  tally,
} from './decisions.ts';
import { render, structureOf } from './rendered.ts';

const SQL = `${'SELECT `x` FROM y;\n'.repeat(20)}\`\`\`\n`;

function numbered<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** So many of everything, of words so long. */
function huge(count: number, word: string): Decision {
  const path = (index: number) => `db/migrations/${index}_${word}.sql`;
  const deeds = numbered(4, (index): Deed => [index + 1, 'high', `drops ${word}`, `${word} is lost`]);
  const findings = numbered(count, (index) =>
    finding({
      severity: index % 3 === 0 ? 'error' : 'warning',
      location: { path: path(index % 50), span: lines(index + 1, index + 3) },
      message: `Column ${word} ${index} is dropped`,
      why: `${word} `.repeat(40),
      saferWay: { summary: word, sql: SQL },
    }),
  );
  const open = requirement(
    count,
    numbered(count, (index) => `role-${index}-${word}`),
    ...numbered(Math.min(count - 1, 30), (index) => approval(`u${index}${word}`, `role-${index}-${word}`)),
  );
  return decision({
    assessment: assessment(
      numbered(count, (index) => migration(path(index), deeds)),
      findings,
    ),
    tally: tally(
      numbered(20, () => open),
      {
        ignored: numbered(count, (index) => ignored(`ignored${index}${word}`, { kind: 'stale' })),
      },
    ),
    checklist: numbered(count, (index) => ({ item: item(`${word} ${index}`), state: { kind: 'open' } })),
    verdict: {
      kind: 'refused',
      refusals: findings.map((each) => ({ kind: 'finding', finding: each })),
      shortfalls: [{ kind: 'approvals', requirement: open }],
    },
  });
}

/** Every tag that opens is closed, in order: nothing was cut in the middle. */
function unclosedTags(body: string): readonly string[] {
  const open: string[] = [];
  for (const tag of structureOf(render(body))) {
    const name = /^<\/?([a-z0-9]+)/.exec(tag)?.[1];
    if (name === undefined || ['br', 'hr'].includes(name)) continue;
    if (!tag.startsWith('</')) open.push(name);
    else if (open.pop() !== name) return [...open, name];
  }
  return open;
}

describe.each([
  ['5,000 of everything', huge(5_000, 'word')],
  ['5,000 with text that grows when it is escaped', huge(5_000, '*_<@`|'.repeat(30))],
  ['5,000 with letters of four bytes', huge(5_000, '🏗'.repeat(60))],
  ['900 with a word that is longer than any limit', huge(900, 'x'.repeat(5_000))],
  ['one with text that is longer than any limit', huge(1, `\`\`\`<${'🏗@'.repeat(20_000)}`)],
])('%s', (_, decided) => {
  const { comment, checkRun, status } = publicationOf(decided);
  const body = comment?.body ?? '';

  test('fit the comment', () => {
    expect(sizeOf(body)).toBeLessThanOrEqual(65_536);
    expect(sizeOf(body)).toBeGreaterThan(2_000);
  });

  test('fit the status', () => {
    expect(status.description.length).toBeLessThanOrEqual(140);
    expect(status.description).toBe(status.description.toWellFormed());
  });

  test('fit the check run', () => {
    expect(sizeOf(checkRun?.summary ?? '')).toBeLessThanOrEqual(65_535);
    expect(checkRun?.title.length).toBeLessThanOrEqual(255);
    for (const annotation of checkRun?.annotations ?? []) {
      expect(annotation.title.length).toBeLessThanOrEqual(255);
      expect(sizeOf(annotation.message)).toBeLessThanOrEqual(64 * 1024);
    }
  });

  test('are never cut inside a fence, a tag or a character', () => {
    expect(unclosedTags(body)).toEqual([]);
    expect(body.match(/^`{4}$/gm)).toEqual(body.match(/^`{4}sql$/gm)?.map(() => '````') ?? null);
    expect(body).toBe(body.toWellFormed());
    expect(body).toContain('/migration-gate recheck');
  });
});

describe('a comment with too much to say', () => {
  const body = publicationOf(huge(5_000, 'word')).comment?.body ?? '';

  test('uses the room there is', () => {
    expect(sizeOf(body)).toBeGreaterThan(45_000);
  });

  test('says how much it leaves out, and where to see it', () => {
    const [, left = ''] = /\*\*([\d,]+) findings left out here for want of room\*\*/.exec(body) ?? [];
    const findings = body.match(/^(#### )?(⛔|⚠️) Column/gm) ?? [];
    expect(Number(left.replace(',', ''))).toBe(5_000 - findings.length);
    expect(body).toContain(
      'see [the annotations of the check run](https://github.com/acme/shop/pull/12/checks)',
    );
    expect(body).toMatch(/[\d,]+ migrations left out/);
    expect(body).toMatch(/[\d,]+ items left out/);
    expect(body).toMatch(/[\d,]+ approvals left out/);
  });

  test('keeps the errors and drops the warnings first', () => {
    expect(body).toContain('⛔ Column word 0 is dropped');
    expect(body).not.toContain('⚠️ Column');
  });

  test('leaves room for what it keeps at its end', () => {
    const acts = Array.from({ length: 200 }, (_, index) => ({
      id: `act ${index}`,
      kind: 'tick' as const,
      item: `item ${index}`,
      by: 'ann',
      at: '2026-01-16T12:00:00Z',
    }));
    const decided = huge(5_000, 'word');
    const kept = { ...decided, snapshot: { ...decided.snapshot, acts } };
    const sealed = publicationOf(kept, new Uint8Array(32)).comment?.body ?? '';
    expect(sizeOf(sealed)).toBeLessThanOrEqual(65_536);
    expect(sealed).toMatch(/<!-- migration-gate:state v1 [\w-]+\.[\w-]+ -->$/);
  });

  test('still says first what to do', () => {
    expect(body.slice(0, 1_500)).toContain('What to do now');
  });
});
