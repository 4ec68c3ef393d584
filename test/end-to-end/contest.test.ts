import { describe, expect, it, vi } from 'vitest';
import { gateOfFile, untilStatus } from '../support/running-gate.ts';

const gate = gateOfFile();

/** A shop in which mira and yuki write, and ann may approve. */
function openShop(owner: string) {
  gate.github.organization(owner, { members: ['mira', 'yuki', 'ann'] });
  const shop = gate.github.repository(`${owner}/shop`, {
    files: { 'db/migrations/001_orders.sql': 'CREATE TABLE orders (id int);\n' },
    permissions: { mira: 'write', yuki: 'write', ann: 'maintain' },
  });
  const open = (head: string, author: string, path: string, sql: string) =>
    shop.openPull({ head, author, title: `Add ${head}`, files: { [path]: sql } }).number;
  const untilComment = (number: number, like: RegExp) =>
    vi.waitFor(() => expect(shop.comments(number)[0]?.body ?? '').toMatch(like), {
      timeout: 15_000,
      interval: 25,
    });
  return { shop, open, untilComment };
}

const WAITS = /^LOW · 0 of 1 approval/;

describe('two open pull requests with a migration of the same number', () => {
  it('are both fine once one takes another number', async () => {
    const { shop, open, untilComment } = openShop('contest-2');
    const tags = open(
      'tags',
      'mira',
      'db/migrations/002_tags.sql',
      'CREATE TABLE tags (id int PRIMARY KEY);\n',
    );
    await untilStatus(shop, tags, 'pending', WAITS);
    shop.approve(tags, 'ann');
    await untilStatus(shop, tags, 'success');
    const rooms = open(
      'rooms',
      'yuki',
      'db/migrations/002_rooms.sql',
      'CREATE TABLE rooms (id int PRIMARY KEY);\n',
    );
    await untilStatus(shop, rooms, 'failure', /is taken/);
    const head = shop.rename('rooms', 'db/migrations/002_rooms.sql', 'db/migrations/003_rooms.sql', {
      author: 'yuki',
    });
    await untilStatus(shop, head, 'pending', WAITS);
    await untilComment(rooms, /^(?![\s\S]*is taken)/);
  }, 60_000);
});

describe('two open pull requests that change the same table', () => {
  it('name each other, and hold each other back in nothing', async () => {
    const { shop, open, untilComment } = openShop('contest-3');
    const note = open(
      'note',
      'mira',
      'db/migrations/002_note.sql',
      'ALTER TABLE orders ADD COLUMN note text;\n',
    );
    await untilStatus(shop, note, 'pending', WAITS);
    const tag = open('tag', 'yuki', 'db/migrations/003_tag.sql', 'ALTER TABLE orders ADD COLUMN tag text;\n');
    await untilComment(tag, /“Add note” changes `(?:public\.)?orders`, too/);
    await untilComment(note, /“Add tag” changes `(?:public\.)?orders`, too/);
    shop.approve(tag, 'ann');
    await untilStatus(shop, tag, 'success');
  }, 60_000);
});
