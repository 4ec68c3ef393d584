import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditedStory, tellAuditedStory } from '../support/audited-story.ts';
import { run } from './workspace.ts';

let story: AuditedStory;

beforeAll(async () => {
  story = await tellAuditedStory();
}, 120_000);

afterAll(() => story.gate.close());

const ask = (...args: readonly string[]) => run(args, { archive: story.gate.archive });

/** The lines of JSON that were written. */
async function exported(...args: readonly string[]) {
  const { code, out, err } = await ask('audit', ...args);
  expect([code, err]).toEqual([0, '']);
  return out.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
}

describe('the audit', () => {
  it('is written as lines of JSON, each with what binds it to the one before', async () => {
    const lines = await exported('--repository', 'Acme/Shop');
    expect(lines).toHaveLength(story.told.length);
    expect(lines.map(({ previous: _, hash: __, ...entry }) => entry)).toEqual(story.told);
    const inOrder = lines.toSorted((a, b) => Number(a.id.split('@')[1]) - Number(b.id.split('@')[1]));
    expect(inOrder.slice(1).map(({ previous }) => previous)).toEqual(
      inOrder.slice(0, -1).map(({ hash }) => hash),
    );
  });

  it('is written of one pull request, and of a time', async () => {
    const of = (number: number) => story.told.filter(({ pull }) => pull === number).map(({ id }) => id);
    const { merged } = story.numbers;
    const ids = async (...args: readonly string[]) => (await exported(...args)).map(({ id }) => id);
    expect(await ids('--pull', String(merged))).toEqual(of(merged));
    const { at } = story.entryOf(merged, 'satisfied');
    expect(await ids('--since', at)).toEqual(
      story.told.filter((entry) => entry.at >= at).map(({ id }) => id),
    );
    expect(await ids('--until', at)).toEqual(story.told.filter((entry) => entry.at < at).map(({ id }) => id));
    expect(await ids('--repository', 'acme/other')).toEqual([]);
  });

  it('is written as a table, a line for each entry', async () => {
    const { code, out } = await ask('audit', '--format', 'csv', '--pull', String(story.numbers.merged));
    const [header = [], ...rows] = tableIn(out);
    const satisfied = rows.find((row) => row[header.indexOf('verdict')] === 'satisfied');
    const cell = (name: string) => satisfied?.[header.indexOf(name)];
    expect(code).toBe(0);
    expect(rows.every((row) => row.length === header.length)).toBe(true);
    expect(cell('counted')).toMatch(/^yuki \(review \d+\) as developer$/);
    expect(cell('not_counted')).toMatch(
      /^sven \(review \d+\): does not hold the role this takes: developer$/,
    );
    expect(cell('findings')).toBe('note missing-lock-timeout db/migrations/002_notes.sql:1:20');
    expect(cell('acts')).toMatch(
      /waiver of backup by ann \(developer, lead\) at .*: There is nothing to lose, counts$/,
    );
    expect(cell('policy')).toBe('repository .github/migration-policy.yml');
  });
});

/** RFC 4180, read the way it says. */
function tableIn(text: string): readonly (readonly string[])[] {
  expect(text.endsWith('\r\n')).toBe(true);
  return text
    .slice(0, -2)
    .split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) =>
        (quoted ?? plain ?? '').replaceAll('""', '"'),
      ),
    );
}

describe('an entry', () => {
  it('that is decided as it was ends with 0', async () => {
    const { id } = story.entryOf(story.numbers.merged, 'satisfied');
    const { code, out } = await ask('replay', id);
    expect([code, out]).toEqual([
      0,
      expect.stringContaining(`${id} is decided as it was: satisfied, low (recorded by`),
    ]);
    expect(JSON.parse((await ask('replay', id, '--format', 'json')).out)).toMatchObject({ id, same: true });
  });

  it('that says what was done cannot be decided again, which ends with 2', async () => {
    const { id } = story.entryOf(story.numbers.merged, 'deed');
    expect(await ask('replay', id)).toMatchObject({
      code: 2,
      out: '',
      err: `migration-gate: ${id} cannot be replayed. The entry says what was done, and holds no decision: replay the decision of the same pull request before it.\n`,
    });
  });

  it('is shown in the documentation as it is', () => {
    const page = readFileSync(new URL('../../docs/audit.md', import.meta.url), 'utf8');
    const [, shown = ''] = /```json\n(.*?)```/s.exec(page) ?? [];
    const entry = story.entryOf(story.numbers.merged, 'satisfied');
    expect(unchanging(JSON.parse(shown))).toEqual(unchanging(entry));
  });
});

/** Without what is another at each run: times, hashes, names of webhooks, numbers that GitHub gives. */
function unchanging(entry: object): unknown {
  const text = JSON.stringify(entry)
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'webhook')
    .replaceAll(/\b([0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{12})\b/g, 'hash')
    .replaceAll(/"(version)":"[^"]+"/g, '"$1":""')
    .replaceAll(/"(installation|review)":\d+/g, '"$1":0');
  return JSON.parse(text);
}

describe('what makes no sense', () => {
  it.each([
    [['audit', 'acme/shop'], /takes options only/],
    [['audit', '--repository', 'shop'], /write it as `owner\/name`/],
    [['audit', '--pull', '#1'], /is not the number of a pull request/],
    [['audit', '--since', 'yesterday'], /write a day \(UTC\) as 2026-01-31/],
    [['audit', '--since', '2026-02-30'], /is not a time/],
    [['audit', '--verify', '--pull', '1'], /a part of a chain proves nothing/],
    [['replay'], /needs the `id` of one entry/],
    [['replay', 'acme/shop'], /names no entry/],
    [['replay', 'acme/shop@4000'], /There is no such entry/],
  ] as const)('%j ends with 2, and it is said what would', async (args, said) => {
    expect(await ask(...args)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(said) });
  });
});

describe('a check of the audit', () => {
  /** What is found wrong after this was done to the tables by somebody who may switch their guard off. */
  async function faultsAfter(...tampering: readonly string[]): Promise<readonly string[]> {
    await story.gate.database.query('ALTER TABLE migration_gate.audit_entries DISABLE TRIGGER ALL');
    for (const sql of tampering) await story.gate.database.query(sql);
    await story.gate.database.query('ALTER TABLE migration_gate.audit_entries ENABLE TRIGGER ALL');
    const { code, out } = await ask('audit', '--verify');
    const lines = out.trimEnd().split('\n');
    expect([code, lines.at(-1)]).toEqual(
      lines.length === 1
        ? [0, expect.stringMatching(/^Whole and unchanged: \d+ entries of 1 repositories/)]
        : [1, expect.stringContaining(`Faults: ${lines.length - 1}, in `)],
    );
    return lines.slice(0, -1);
  }
  const at = (sequence: number) => `WHERE repository = 'acme/shop' AND sequence = ${sequence}`;

  it('finds nothing where nothing was done', async () => {
    expect(await faultsAfter()).toEqual([]);
  });

  it('finds an entry that was changed, one that was filed elsewhere, and one that was taken out', async () => {
    expect(
      await faultsAfter(
        `UPDATE migration_gate.audit_entries SET entry = replace(entry, 'yuki', 'eve') ${at(8)}`,
        `UPDATE migration_gate.audit_entries SET pull = 99 ${at(5)}`,
        `DELETE FROM migration_gate.audit_entries ${at(3)}`,
      ),
    ).toEqual([
      'acme/shop@3 is missing.',
      'acme/shop@5 is kept under another name, time or pull request than it has.',
      'acme/shop@8 was changed: its text has another hash.',
    ]);
  });

  it('finds facts and texts that were changed or taken out', async () => {
    const satisfied = story.entryOf(story.numbers.merged, 'satisfied');
    const emergency = story.entryOf(story.numbers.emergency, 'emergency');
    const [changed, removed] = [satisfied, emergency].map((entry) =>
      'facts' in entry ? entry.facts[1] : '',
    );
    const faults = await faultsAfter(
      `UPDATE migration_gate.audit_facts SET body = '\\x00' WHERE hash = '${changed}'`,
      `DELETE FROM migration_gate.audit_facts WHERE hash = '${removed}'`,
      `UPDATE migration_gate.texts SET content = replace(content, 'orders', 'baskets')`,
    );
    expect(faults).toContain(`The facts ${changed} were changed: their text has another hash.`);
    expect(faults).toContain(`${emergency.id} names the facts ${removed}, which are not there.`);
    expect(faults).toContainEqual(
      expect.stringMatching(/^The text of the file [0-9a-f]{40} is not what Git has under that name\.$/),
    );
  });
});
