import { it } from 'vitest';
import { GatedPull } from '../support/gated-pull.ts';
import { untilStatus } from '../support/running-gate.ts';
import { ADD, LOW_WAITS, PATH, POLICY, type Shop, shopsOfFile } from './shop.ts';

const { gate, open } = shopsOfFile();

const STRICT =
  'roles:\n  dba:\n    teams: [OWNER/dbas]\nlevels:\n  low:\n    approvals:\n      - role: dba\n';

/** A second pull request with the same head, into a branch whose policy asks for ann. */
async function withTwin(shop: Shop, head = 'change'): Promise<GatedPull> {
  shop.repository.branch('strict');
  shop.repository.commit('strict', { [POLICY]: STRICT.replace('OWNER', shop.owner) }, { author: 'bob' });
  const { number, headSha } = shop.repository.openPull({ head, base: 'strict', author: 'mira' });
  const twin = new GatedPull(gate, shop.repository, number);
  await twin.untilRead(headSha, 2);
  return twin;
}

it('23: the status of a commit is the worst of the open pull requests that share it, and says which', async () => {
  const shop = open();
  const pull = await shop.openApproved();
  const twin = await withTwin(shop);
  await pull.until(
    'pending',
    /^LOW · 0 of 1 approval: 1 more from dba$|^#2 into strict has the same commit, and waits$/,
  );
  shop.repository.comment(pull.number, 'ro', '/migration-gate recheck');
  await pull.until('pending', /^#2 into strict has the same commit, and waits$/);
  twin.approve('ann');
  await pull.until('success');
  shop.repository.requestChanges(twin.number, 'ann');
  await pull.until(
    'failure',
    /changes requested by ann|^#2 into strict has the same commit, and is refused$/,
  );
});

it('23: a pull request that is closed no longer holds back the one that shares its head', async () => {
  const shop = open();
  const pull = await shop.openApproved();
  const twin = await withTwin(shop);
  await pull.until('pending');
  shop.repository.close(twin.number);
  await pull.until('success');
});

it('23: the same commit on another branch is shared, too, after the loss of the database as well', async () => {
  const shop = open();
  const pull = await shop.openApproved();
  shop.repository.branch('copy', 'change');
  await withTwin(shop, 'copy');
  await pull.until('pending');
  await gate.loseDatabase();
  shop.repository.comment(pull.number, 'ro', '/migration-gate recheck');
  await pull.until(
    'pending',
    /^LOW · 0 of 1 approval: 1 more from dba$|^#2 into strict has the same commit, and waits$/,
  );
});

it('30: a merge group gets the verdict of its pull request, and none where that is not green', async () => {
  const shop = open();
  const pull = await shop.open();
  await pull.until('pending', LOW_WAITS);
  await untilStatus(shop.repository, shop.repository.enqueue(pull.number).head, 'pending', LOW_WAITS);
  pull.approve('yuki');
  await pull.until('success');
  shop.repository.commit('main', { 'README.md': 'moved on' }, { author: 'bob' });
  const group = shop.repository.enqueue(pull.number);
  await untilStatus(shop.repository, group.head, 'success', 'LOW · approved by yuki (developer)');
});

it('30: a group whose migrations are not those that were approved is refused', async () => {
  const shop = open();
  const pull = await shop.openApproved();
  const edits = { [PATH]: 'DROP TABLE orders;\n' };
  const group = shop.repository.enqueue(pull.number, 'mira', undefined, edits);
  await untilStatus(shop.repository, group.head, 'failure', /002_notes\.sql is not what was approved in #1/);
});

it('30: a group is judged on what the pull requests before it in the queue do', async () => {
  const shop = open({ policy: 'rules: { table-not-there: error }\n' });
  const drop = await shop.open({ 'db/migrations/002_drop.sql': 'DROP TABLE orders;\n' }, { head: 'drop' });
  drop.approve('ann', 'bob');
  await drop.until('success');
  const note = await shop.open({ 'db/migrations/003_note.sql': ADD }, { head: 'note' });
  note.approve('yuki');
  await note.until('success');
  const first = shop.repository.enqueue(drop.number);
  await untilStatus(shop.repository, first.head, 'success');
  const second = shop.repository.enqueue(note.number, 'mira', first);
  await untilStatus(shop.repository, second.head, 'failure', /orders/);
});

it('30: two pull requests of a group that have the same number are not both merged', async () => {
  const shop = open();
  const one = await shop.openApproved();
  const first = shop.repository.enqueue(one.number);
  await untilStatus(shop.repository, first.head, 'success');
  const other = await shop.open(
    { 'db/migrations/002_tags.sql': 'CREATE TABLE tags (id int PRIMARY KEY);\n' },
    { head: 'tags' },
  );
  other.approve('ann');
  const second = shop.repository.enqueue(other.number, 'mira', first);
  await untilStatus(shop.repository, second.head, 'failure', /Number 002 is taken/);
});

it('30: a group waits for the merge window', async () => {
  const shop = open({
    policy: `
windows:
  never: { time-zone: UTC, closed: [2020-01-01..2099-12-31] }
requirements:
  - window: never
`,
  });
  const pull = await shop.open();
  pull.approve('yuki');
  await pull.until('pending', /window/);
  const group = shop.repository.enqueue(pull.number);
  await untilStatus(shop.repository, group.head, 'pending', /window/);
});

it('31: of two open pull requests with a migration of the same number the second to be ready is refused, with the next free one', async () => {
  const shop = open();
  const tags = await shop.open(
    { 'db/migrations/002_tags.sql': 'CREATE TABLE tags (id int PRIMARY KEY);\n' },
    { head: 'tags' },
  );
  const rooms = await shop.open(
    { 'db/migrations/002_rooms.sql': 'CREATE TABLE rooms (id int PRIMARY KEY);\n' },
    { head: 'rooms', author: 'yuki' },
  );
  await tags.untilComment(/Number `002` is in \S+ “Change rooms”, too/);
  tags.approve('ann');
  await tags.until('success');
  await rooms.until('failure', /Number 002 is taken: #\d+ “Change tags” has it, too, and is ready/);
  await rooms.untilComment(/git mv db\/migrations\/002_rooms\.sql db\/migrations\/003_rooms\.sql/);
  rooms.approve('ann');
  await tags.until('success');
  await rooms.until('failure');
  shop.repository.close(tags.number);
  await rooms.until('success');
});
