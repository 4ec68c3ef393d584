import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import { publicationOf } from '../../src/publication/publication.ts';
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
import { addressesOf, LINKED_BY_GITHUB, linkableText, render, structureOf } from './rendered.ts';

/** Decisions in which one text stands in every field that a repository or its people can fill. */
function refusedWith(text: string): Decision {
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

function invalidWith(text: string): Decision {
  const problem = { message: text, line: 4, column: 3, source: text, hint: text };
  const refusal = { kind: 'invalid-policy', path: text, problems: [problem, problem] } as const;
  return { ...refusedWith(text), verdict: { kind: 'refused', refusals: [refusal], shortfalls: [] } };
}

function undeterminedWith(text: string): Decision {
  return { ...refusedWith(text), verdict: { kind: 'undetermined', cause: text } };
}

const WITH = [refusedWith, invalidWith, undeterminedWith];

function expectHarmless(text: string): void {
  for (const decisionWith of WITH) {
    const ours = publicationOf(decisionWith('word'));
    const theirs = publicationOf(decisionWith(text));
    for (const [body, plain] of [
      [theirs.comment?.body, ours.comment?.body],
      [theirs.checkRun?.summary, ours.checkRun?.summary],
    ]) {
      const html = render(body ?? '');
      expect(structureOf(html)).toEqual(structureOf(render(plain ?? '')));
      for (const address of addressesOf(html))
        expect(address).toMatch(/^https:\/\/github\.com\/acme\/shop\/(blob|pull)\//);
      for (const pattern of LINKED_BY_GITHUB) expect(linkableText(html)).not.toMatch(pattern);
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(theirs.status.description).not.toMatch(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/);
  }
}

const NASTY = [
  '@acme/everyone',
  'ann@example.org',
  'hello @bob, #12 and GH-34 and acme/shop#5',
  'https://evil.example/x?a=b',
  'HTTP://EVIL.EXAMPLE www.evil.example WWW.evil.example mailto:a@b.example',
  '[click](https://evil.example)',
  '![x](https://evil.example/x.png)',
  '<https://evil.example>',
  '<a href="https://evil.example">x</a>',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '</details></sub></summary></td></table>',
  '<!-- migration-gate -->',
  '-->',
  '<!--',
  '&lt;b&gt; &amp; &#64;bob &commat;bob',
  '`',
  '``` \n```\n# heading\n```',
  '~~~\n~~~ ~~gone~~',
  'a ` b `` c ``` d ```` e',
  '`@bob` and `<b>`',
  '`a|b` | c | d |',
  'a\\|b\\',
  '\\`x\\`',
  '| --- | --- |',
  '# heading',
  '- item',
  '+ item',
  '* item',
  '1. item',
  '12) item',
  '> quote',
  '---',
  '===',
  '    indented',
  '- [x] done',
  '[ref]: https://evil.example',
  '[^1]',
  '**bold** __bold__ *em* _em_ ***x*** a_b_c __init__',
  '$x$ $$y$$ $`z`$',
  'line one\nline two\r\n\r\n# three',
  '\n\n\n',
  '\t',
  'a\u2028b\u2029c\u0085d',
  '\u202Egnp.lqs\u202C',
  'zero\u200Bwidth\uFEFF',
  'nul\u0000 bell\u0007 esc\u001B[31m',
  '\uD800 lone',
  'db/migrations/099 x (1).sql',
  'a/../b/./c//d',
  'a%2Fb%',
  "quote\"s and 'apostrophes'",
  'deadbeef deadbeefdeadbeefdeadbeefdeadbeefdeadbeef acme/shop@deadbeef',
  '',
  ' ',
  ' both ends ',
  '__proto__',
  'constructor',
  '🏗️ 移行 миграция',
];

describe('text from the repository', () => {
  test.each(NASTY)('stays text: %j', (text) => {
    expectHarmless(text);
  });

  test('stays text, whatever it is made of', () => {
    const piece = fc.oneof(
      fc.constantFrom(...NASTY),
      fc.constantFrom(...'`~*_[]()<>|\\#@!&;:/.-+=$"\'0a \n\r\t'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => expectHarmless(pieces.join(''))),
      { numRuns: 150 },
    );
  });

  test('keeps unseen characters in sight', () => {
    const { comment } = publicationOf(refusedWith('099_\u202Elqs.x'));
    expect(comment?.body).toContain('099_⟨U+202E⟩lqs.x');
    expect(comment?.body).not.toContain('\u202E');
  });

  test('leaves a path that is code to be copied as it is', () => {
    const { comment } = publicationOf(refusedWith('db/@acme/099_x_#1.sql'));
    expect(comment?.body).toContain('`db/@acme/099_x_#1.sql`');
    expect(comment?.body).toContain(`/db/%40acme/099_x_%231.sql#L3-L4)`);
  });

  test('in the safer SQL does not end its fence', () => {
    const { comment } = publicationOf(refusedWith('SELECT 1;\n```\n````\n@bob'));
    expect(comment?.body).toContain('`````sql\nSELECT 1;\n```\n````\n@bob\n`````');
  });
});
