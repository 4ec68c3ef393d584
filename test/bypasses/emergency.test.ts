import { expect, it, vi } from 'vitest';
import type { GatedPull } from '../support/gated-pull.ts';
import { DROP, HIGH_WAITS, PATH, shopsOfFile } from './shop.ts';

const { gate, open } = shopsOfFile();

const POLICY = `
roles:
  tech-lead: { users: [theo, bob] }
emergency: { roles: [tech-lead], deadline: 24h, label: emergency }
`;
const DECLARE = '/migration-gate emergency Bookings are down since noon';
const GREEN = /^HIGH · emergency by theo: Bookings are down since noon$/;
const patience = { timeout: 20_000, interval: 25 };

async function dropping(author = 'mira', policy = POLICY) {
  const shop = open({ policy });
  const pull = await shop.open({ [PATH]: DROP }, { author });
  await pull.until('pending', HIGH_WAITS);
  return { shop, pull };
}

/** What the gate said to a comment. */
function untilAnswered(
  { repository, number }: GatedPull,
  comment: number,
  reactions: readonly string[],
  like: RegExp,
) {
  return vi.waitFor(() => {
    expect(repository.reactions(comment).map(({ content }) => content)).toEqual(reactions);
    expect(repository.comments(number).at(-1)?.body).toMatch(like);
  }, patience);
}

it.each([
  ['somebody without the role', 'ann', 'mira', POLICY, /it takes tech-lead/],
  ['the author, whatever their role', 'theo', 'theo', POLICY, /they opened this pull request/],
  ['anybody where the policy knows no emergency', 'theo', 'mira', 'version: 1\n', /the policy/],
])('33: an emergency by %s counts for nothing, and it is said why', async (_, by, author, policy, why) => {
  const { shop, pull } = await dropping(author, policy);
  await untilAnswered(pull, shop.repository.comment(pull.number, by, DECLARE).id, ['eyes', '-1'], why);
  expect(pull.state).toBe('pending');
  expect(shop.repository.issues()).toEqual([]);
});

it('33: an emergency takes a reason in words', async () => {
  const { shop, pull } = await dropping();
  const { id } = shop.repository.comment(pull.number, 'theo', '/migration-gate emergency now');
  await untilAnswered(pull, id, ['eyes', 'confused'], /reason/);
  expect(pull.state).toBe('pending');
});

it('33: an emergency by somebody whom the policy names is green with its reason, and opens an issue with the deadline', async () => {
  const { shop, pull } = await dropping();
  const { createdAt } = shop.repository.comment(pull.number, 'theo', DECLARE);
  await pull.until('success', GREEN);
  await vi.waitFor(() => expect(shop.repository.issues()).toHaveLength(1), patience);
  const [issue] = shop.repository.issues();
  const deadline = new Date(createdAt.getTime() + 24 * 3_600_000);
  expect(issue?.body).toMatch(/theo.* declared an emergency.*Bookings are down.*0 of 2 approvals/s);
  expect(issue?.body).toContain(deadline.toISOString().slice(0, 10));
  expect(shop.repository.labels(pull.number)).toEqual(['emergency']);
});

it('33: an emergency is recorded: it outlives the loss of the database, and is made no second time', async () => {
  const { shop, pull } = await dropping();
  shop.repository.comment(pull.number, 'theo', DECLARE);
  await pull.until('success', GREEN);
  await vi.waitFor(() => expect(shop.repository.issues()).toHaveLength(1), patience);
  await pull.untilComment(/emergency/);
  await gate.loseDatabase();
  shop.repository.comment(pull.number, 'ro', '/migration-gate recheck');
  await pull.untilRead(shop.repository.head('change'), 3);
  expect(pull.description).toMatch(GREEN);
  expect(shop.repository.issues()).toHaveLength(1);
});

it('33: an emergency is for the SQL that it was declared for', async () => {
  const { shop, pull } = await dropping();
  shop.repository.comment(pull.number, 'theo', DECLARE);
  await pull.until('success', GREEN);
  shop.repository.commit('change', { [PATH]: 'DROP TABLE orders CASCADE;\n' }, { author: 'mira' });
  await pull.until('pending', HIGH_WAITS);
});
