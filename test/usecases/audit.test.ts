import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordedEntry } from '../../src/domain/audit.ts';
import { replay } from '../../src/usecases/replay.ts';
import { AUDIT_SECRET, NEVER } from '../support/audited-gate.ts';
import { type AuditedStory, MERGED_PATH, pullOf, tellAuditedStory } from '../support/audited-story.ts';

let story: AuditedStory;

beforeAll(async () => {
  story = await tellAuditedStory();
}, 120_000);

afterAll(() => story.gate.close());

const placeOf = ({ id }: RecordedEntry) => ['acme/shop', Number(id.split('@')[1])] as const;
const again = (entry: RecordedEntry, reader = story.gate.reader) =>
  replay(...placeOf(entry), { archive: story.gate.archive, reader });

describe('the audit', () => {
  it('has every kind of verdict', () => {
    const verdicts = story.told.flatMap((entry) => ('verdict' in entry ? [entry.verdict] : entry.kind));
    expect([...new Set(verdicts)].toSorted()).toEqual([
      'deed',
      'emergency',
      'not-applicable',
      'pending',
      'refused',
      'satisfied',
      'undetermined',
    ]);
  });

  it('says why: what happened, and by which webhooks it was told', () => {
    const { why } = story.entryOf(story.numbers.merged, 'satisfied');
    const deliveries = story.gate.github.webhooks.deliveries.filter(({ guid }) =>
      why.deliveries?.includes(guid),
    );
    expect([why.cause, deliveries.map(({ event }) => event)]).toEqual(['waive', ['issue_comment']]);
  });

  it('says on what, by which policy, who counted and who did not, and what was written', () => {
    const entry = story.entryOf(story.numbers.merged, 'satisfied');
    expect(entry).toMatchObject({
      kind: 'decision',
      repository: 'acme/shop',
      head: expect.stringMatching(/^[0-9a-f]{40}$/),
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      policy: {
        from: 'repository',
        name: '.github/migration-policy.yml',
        sha: expect.stringMatching(/^[0-9a-f]{40}$/),
      },
      level: 'low',
      findings: [{ rule: 'missing-lock-timeout', severity: 'note', path: MERGED_PATH, line: 1, column: 20 }],
      counted: [{ login: 'yuki', roles: ['developer'] }],
      notCounted: [{ login: 'sven', reason: { kind: 'no-role' } }],
      shortfalls: [],
      status: { state: 'success' },
      writes: ['update-comment checklist', 'set-status success'],
    });
  });

  it('names ticks, waivers and emergencies, with who, in which roles, and why', () => {
    expect(story.entryOf(story.numbers.merged, 'satisfied')).toMatchObject({
      acts: [
        { kind: 'tick', by: 'yuki', roles: ['developer'], item: 'tested', counts: true },
        {
          kind: 'waiver',
          by: 'ann',
          roles: ['developer', 'lead'],
          item: 'backup',
          reason: 'There is nothing to lose',
        },
      ],
    });
    expect(story.entryOf(story.numbers.emergency, 'emergency')).toMatchObject({
      acts: [
        {
          kind: 'emergency',
          by: 'theo',
          roles: ['lead'],
          reason: 'Orders are down since noon',
          counts: true,
        },
      ],
      shortfalls: [
        { kind: 'approvals', missing: 2 },
        { kind: 'checklist', items: ['tested', 'backup'] },
      ],
    });
  });

  it('names what was done beside the verdicts: an issue, the comment after the merge', () => {
    const writes = story.told.flatMap((entry) => (entry.kind === 'deed' ? entry.writes : []));
    expect(writes).toEqual(['create-comment after-merge', 'create-issue emergency']);
  });

  it('has the status of a merge group with what the group holds', () => {
    expect(story.entryOf(story.numbers.merged, 'merge-group')).toMatchObject({
      verdict: 'satisfied',
      writes: ['set-status success'],
      group: { files: { [MERGED_PATH]: { mode: 'regular' } } },
    });
  });

  it('says so where GitHub did not take what was decided', async () => {
    story.gate.github.faults.next({ path: /\/statuses\// }, { status: 502 });
    const { number } = story.shop.openPull({ head: 'refused', author: 'mira', files: { 'README.md': 'x' } });
    await expect(story.gate.workOff()).rejects.toThrow();
    story.gate.github.faults.clear();
    const [decided, failed] = (await story.gate.entries()).filter(({ pull }) => pull === number);
    expect(decided).toMatchObject({ verdict: 'not-applicable', writes: ['set-status success'] });
    expect(failed).toMatchObject({
      kind: 'deed',
      writes: ['set-status success'],
      failed: expect.stringContaining('502'),
    });
  });

  it('holds no secret: no token, no key, no webhook secret, no seal', async () => {
    let text = JSON.stringify(story.told);
    for await (const part of story.gate.archive.allFacts()) text += part.text;
    expect(text.length).toBeGreaterThan(10_000);
    const key = story.gate.github.app.privateKey.split('\n')[1] ?? '';
    for (const secret of [AUDIT_SECRET, key, 'PRIVATE KEY', 'ghs_', 'ghp_', 'eyJ', 'migration-gate:'])
      expect(text).not.toContain(secret);
  });
});

describe('an entry, decided again', () => {
  it('gives the same, whatever was decided, without asking GitHub', async () => {
    story.gate.github.requests.reset();
    const decided = story.told.filter(({ kind }) => kind !== 'deed');
    expect(decided.length).toBeGreaterThan(15);
    for (const entry of decided)
      expect(await again(entry)).toMatchObject({ kind: 'replayed', alterations: [], differences: [] });
    expect(story.gate.github.requests.reads).toBe(0);
  });

  it('has the dates that the decision asked for', async () => {
    const entry = story.entryOf(story.numbers.emergency, 'refused');
    const hashes = 'facts' in entry ? entry.facts : [];
    const texts = (await story.gate.archive.facts(hashes)).map(({ text }) => JSON.parse(text));
    expect(texts).toContainEqual(
      expect.objectContaining({
        dates: expect.objectContaining({ 'db/migrations/001_orders.sql': expect.any(String) }),
      }),
    );
  });

  it('is different for a program that reads otherwise, and it is said how', async () => {
    const blind = { read: async () => ({ statements: [], problems: [] }) };
    expect(await again(story.entryOf(story.numbers.emergency, 'refused'), blind)).toMatchObject({
      differences: expect.arrayContaining([
        { what: 'level', recorded: 'high', now: 'low' },
        { what: 'verdict', recorded: 'refused', now: 'pending' },
        { what: 'findings', recorded: expect.stringMatching(/^error drop-in-same-change db/) },
      ]),
    });
  });

  it('is different where its facts were doctored, and it is said that they were', async () => {
    const entry = story.entryOf(story.numbers.merged, 'satisfied');
    const hashes = 'facts' in entry ? entry.facts : [];
    const doctored = (await story.gate.archive.facts(hashes)).flatMap(({ hash, text }) => {
      const part = JSON.parse(text);
      return part.part === 'circumstances'
        ? [{ hash, text: JSON.stringify({ ...part, reviews: { complete: true, items: [] } }) }]
        : [];
    });
    const changed = {
      ...story.gate.archive,
      facts: async () => [
        ...(await story.gate.archive.facts(hashes)).filter(({ hash }) => hash !== doctored[0]?.hash),
        ...doctored,
      ],
    };
    expect(await replay(...placeOf(entry), { archive: changed, reader: story.gate.reader })).toMatchObject({
      alterations: [`The facts ${doctored[0]?.hash} were changed: their text has another hash.`],
      differences: expect.arrayContaining([
        { what: 'verdict', recorded: 'satisfied', now: 'pending' },
        { what: 'shortfalls', now: '1 of 1 approvals from developer' },
      ]),
    });
  });

  it('that holds no decision, or is not there, cannot be', async () => {
    expect(await again(story.entryOf(story.numbers.emergency, 'deed'))).toMatchObject({
      kind: 'impossible',
    });
    const missing = await replay('acme/shop', 4_000, {
      archive: story.gate.archive,
      reader: story.gate.reader,
    });
    expect(missing).toMatchObject({
      kind: 'impossible',
      why: expect.stringContaining('AUDIT_RETENTION_DAYS'),
    });
  });
});

describe('without a record', () => {
  it('nothing turns green', async () => {
    const { number } = story.shop.openPull({
      head: 'unrecorded',
      author: 'mira',
      files: { 'README.md': 'y' },
    });
    story.gate.setRecording(false);
    await expect(story.gate.workOff()).rejects.toThrow('the disk is full');
    expect(story.shop.status(number, 'migration-gate')).toBeUndefined();

    story.gate.setRecording(true);
    story.shop.comment(number, 'yuki', '/migration-gate recheck');
    await story.gate.workOff();
    expect(story.shop.status(number, 'migration-gate')?.state).toBe('success');
  });

  it('green does not stay where it is not right any more', async () => {
    expect(story.shop.status(story.numbers.emergency, 'migration-gate')?.state).toBe('success');
    story.shop.commit('main', { '.github/migration-policy.yml': 'rolls: {}\n' }, { author: 'mira' });
    story.gate.setRecording(false);
    const job = {
      kind: 'pull-request',
      pull: pullOf(story.gate, story.numbers.emergency),
      cause: 'test',
    } as const;
    await expect(story.gate.handler.handle(job, NEVER)).rejects.toThrow('the disk is full');
    story.gate.setRecording(true);
    expect(story.shop.status(story.numbers.emergency, 'migration-gate')?.state).toBe('failure');
  });
});
