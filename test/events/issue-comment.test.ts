import { describe, expect, it } from 'vitest';
import { type Job, mergeJobs } from '../../src/domain/job.ts';
import { answerEvent } from '../../src/events/registry.ts';
import { itemMark } from '../../src/publication/comment/boxes.ts';
import { MARKER } from '../../src/publication/comment/marker.ts';

const pull = { installation: 1, repository: { owner: 'acme', name: 'shop' }, number: 7 };
const AT = '2026-01-16T12:00:00Z';
const LATER = '2026-01-16T13:00:00Z';

function jobsOf(action: string, comment: object, more: object = {}): readonly Job[] {
  const answer = answerEvent('issue_comment', {
    installation: { id: 1 },
    repository: { name: 'shop', owner: { login: 'acme' } },
    sender: { login: 'ann', type: 'User' },
    issue: { number: 7, pull_request: {} },
    action,
    comment: { id: 70, created_at: AT, updated_at: LATER, user: { login: 'yuki', type: 'User' }, ...comment },
    ...more,
  });
  if (answer.kind === 'malformed') throw new Error(answer.problem);
  return answer.jobs;
}

const said = (body: string) =>
  jobsOf('created', { body }).flatMap((job) =>
    job.kind === 'pull-request' ? (job.commands ?? []).flatMap(({ commands }) => commands) : [],
  );

describe('a command', () => {
  it.each<[string, object]>([
    ['/migration-gate recheck', { kind: 'recheck' }],
    ['Please:\r\n\r\n  /migration-gate recheck \r\n\r\nThanks', { kind: 'recheck' }],
    ['Look again:\n/Migration-Gate ReCheck', { kind: 'recheck' }],
    ['/migration-gate', { kind: 'help' }],
    ['/migration-gate help', { kind: 'help' }],
    ['/migration-gate explain', { kind: 'explain' }],
    [
      '/migration-gate emergency checkout is down, see *INC-12*',
      { kind: 'emergency', reason: 'checkout is down, see *INC-12*' },
    ],
    [
      '/migration-gate waive backup_table `bak` is there',
      { kind: 'waive', item: 'backup_table', reason: '`bak` is there' },
    ],
    [
      '/migration-gate waive "staging run" no staging',
      { kind: 'waive', item: 'staging run', reason: 'no staging' },
    ],
    [
      '/migration-gate waive `staging run` no staging',
      { kind: 'waive', item: 'staging run', reason: 'no staging' },
    ],
  ])('%j is understood', (body, command) => {
    expect(said(body)).toEqual([command]);
  });

  it.each([
    '/migration-gate recheckx',
    '/migration-gate emergency',
    '/migration-gate waive',
    '/migration-gate waive backup',
    '/migration-gate waive "staging run"',
  ])('%j is answered although it is not understood', (body) => {
    expect(said(body)).toMatchObject([{ kind: 'not-understood', line: body }]);
  });

  it.each([
    'say /migration-gate recheck',
    '/migration-gates recheck',
    '> /migration-gate recheck',
    '> somebody said\n/migration-gate recheck',
    '- /migration-gate recheck',
    '# /migration-gate recheck',
    '```\n/migration-gate recheck\n```',
    '~~~\n/migration-gate recheck',
    'For example:\n\n    /migration-gate recheck',
    '\t/migration-gate recheck',
    '`/migration-gate recheck`',
    '``one\n/migration-gate recheck``',
    '<!--\n/migration-gate recheck\n-->',
    '<pre>\n/migration-gate recheck\n</pre>',
    'a <span title="\n/migration-gate recheck\n">b</span>',
  ])('%j is none: it is spoken of, not said', (body) => {
    expect(said(body)).toEqual([]);
  });

  it('may stand beside others, in the order in which they are to be done', () => {
    expect(
      said('/migration-gate recheck\n/migration-gate explain\n\n> /migration-gate help').map(
        ({ kind }) => kind,
      ),
    ).toEqual(['recheck', 'explain']);
  });

  it('of a flood is one of ten', () => {
    expect(said('/migration-gate waive a b\n'.repeat(500))).toHaveLength(10);
  });

  it('comes with who gave it, where and when', () => {
    expect(jobsOf('created', { body: '/migration-gate recheck' })).toEqual([
      {
        kind: 'pull-request',
        pull,
        cause: 'recheck',
        commands: [{ comment: 70, by: 'ann', at: AT, commands: [{ kind: 'recheck' }] }],
      },
    ]);
  });

  it.each<[string, string, object]>([
    ['of an edit', 'edited', { changes: { body: { from: 'x' } } }],
    ['of a bot', 'created', { sender: { login: 'x[bot]', type: 'Bot' } }],
    ['on an issue', 'created', { issue: { number: 7 } }],
    ['that was taken back', 'deleted', {}],
  ])('%s is none', (_which, action, more) => {
    expect(jobsOf(action, { body: '/migration-gate recheck' }, more)).toEqual([]);
  });
});

const line = (item: string, ticked: boolean) => `- [${ticked ? 'x' : ' '}] Something ${itemMark(item)}`;
const ours = (...lines: readonly string[]) => [MARKER, '### Checklist', ...lines].join('\n');

function edited(
  before: string,
  after: string,
  more: object = {},
  user: object = { login: 'gate[bot]', type: 'Bot' },
): readonly Job[] {
  return jobsOf('edited', { body: after, user }, { changes: { body: { from: before } }, ...more });
}

function boxesOf(jobs: readonly Job[]) {
  return jobs.flatMap((job) =>
    job.kind === 'pull-request' ? (job.ticks ?? []).flatMap(({ boxes }) => boxes) : [],
  );
}

describe('a box that a person changes in our comment', () => {
  it('is a tick or the taking back of one, by whoever changed it', () => {
    const before = ours(line('backup', false), line('staging run', true), line('a--b', false));
    const after = ours(line('backup', true), line('staging run', false), line('a--b', false));
    expect(edited(before, after)).toEqual([
      {
        kind: 'pull-request',
        pull,
        cause: 'tick',
        ticks: [
          {
            comment: 70,
            by: 'ann',
            at: LATER,
            boxes: [
              { item: 'backup', ticked: true },
              { item: 'staging run', ticked: false },
            ],
          },
        ],
      },
    ]);
  });

  it('brings along what was sealed in the comment before, whatever they made of it', () => {
    const seal = '<!-- migration-gate:state v1 abc.def -->';
    const [job] = edited(`${ours(line('a', false))}\n${seal}`, ours(line('a', true)));
    expect(job).toMatchObject({ ticks: [{ seal: 'v1 abc.def' }] });
  });

  it('is read with line ends as browsers send them', () => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    expect(boxesOf(edited(crlf(ours(line('a', false))), crlf(ours(line('a', true)))))).toEqual([
      { item: 'a', ticked: true },
    ]);
  });

  it('says nothing where it was added, taken out, or stands there twice', () => {
    const before = ours(line('kept', false), line('gone', true), line('twice', false));
    const after = ours(line('kept', false), line('new', true), line('twice', true), line('twice', false));
    expect(boxesOf(edited(before, after))).toEqual([]);
  });

  it('whose text alone was changed has it looked at again, so that it is rendered as it was', () => {
    expect(edited(ours(line('a', false)), 'gone')).toEqual([
      { kind: 'pull-request', pull, cause: 'comment edited' },
    ]);
  });

  it.each<[string, object, object]>([
    [
      'by the gate itself',
      { sender: { login: 'gate[bot]', type: 'Bot' } },
      { login: 'gate[bot]', type: 'Bot' },
    ],
    ['in a comment of a person who copied the marker', {}, { login: 'mira', type: 'User' }],
  ])('%s is none', (_which, more, user) => {
    expect(edited(ours(line('a', false)), ours(line('a', true)), more, user)).toEqual([]);
  });

  it("in another bot's comment is none", () => {
    expect(edited(line('a', false), line('a', true))).toEqual([]);
  });
});

describe('jobs that wait for each other', () => {
  it('lose neither a tick nor a command', () => {
    const tick = edited(ours(line('a', false)), ours(line('a', true)))[0];
    const command = jobsOf('created', { body: '/migration-gate waive a b' })[0];
    if (tick === undefined || command === undefined) throw new Error('There is nothing to merge.');
    expect(mergeJobs([tick, command, { ...tick, cause: 'push' }, command])).toMatchObject({
      ticks: [{ comment: 70 }, { comment: 70 }],
      commands: [{ comment: 70 }, { comment: 70 }],
    });
  });

  it('say by which webhooks they all came, of whatever kind they are', () => {
    const one: Job = { kind: 'pull-request', pull, cause: 'push', deliveries: ['one'] };
    const all: Job = { kind: 'installation', installation: 1, cause: 'push', deliveries: ['one'] };
    for (const job of [one, all])
      expect(mergeJobs([job, { ...job, cause: 'time', deliveries: ['two', 'one'] }])).toMatchObject({
        deliveries: ['one', 'two'],
      });
    expect(mergeJobs([{ ...one, deliveries: [] }, one]).deliveries).toEqual(['one']);
  });

  it('go on with the traces of all of them', () => {
    const job = (traceparent?: string): Job => ({
      kind: 'pull-request',
      pull,
      cause: 'push',
      ...(traceparent === undefined ? {} : { traces: [{ traceparent }] }),
    });
    expect(mergeJobs([job('a'), job(), job('b')]).traces).toEqual([
      { traceparent: 'a' },
      { traceparent: 'b' },
    ]);
    expect(mergeJobs([job(), job()])).not.toHaveProperty('traces');
  });
});
