import { describe, expect, test } from 'vitest';
import { hold } from './pull-request.ts';

const SCHEMA = `
  CREATE TABLE rooms (id int PRIMARY KEY, code varchar(20), floor int, note text);
  CREATE INDEX rooms_code ON rooms (code);`;

describe('a rollback that takes away more', () => {
  const losses = (forward: string, back: string) =>
    hold(forward, back, SCHEMA).losses.map(({ message }) => message);

  test.each([
    ['DROP TABLE rooms', 'The rollback drops table `rooms`, which the migration did not make'],
    [
      'ALTER TABLE rooms DROP COLUMN note',
      'The rollback drops column `note` of `rooms`, which the migration did not make',
    ],
    ['DELETE FROM rooms', 'The rollback deletes rows of table `rooms`, into which the migration put none'],
    ['TRUNCATE rooms', 'The rollback deletes rows of table `rooms`, into which the migration put none'],
    [
      'ALTER TABLE rooms DISABLE ROW LEVEL SECURITY',
      'The rollback switches off the row security of table `rooms`, which the migration did not switch on',
    ],
  ])('%s is reported', (back, message) => {
    expect(losses('CREATE TABLE tags (id int)', `DROP TABLE tags; ${back}`)).toEqual([message]);
  });

  test.each([
    ['CREATE TABLE tags (id serial)', 'DROP SEQUENCE tags_id_seq CASCADE; DROP TABLE tags;'],
    [
      'ALTER TABLE rooms ADD floor2 int CHECK (floor2 > 0)',
      'ALTER TABLE rooms DROP CONSTRAINT rooms_floor2_check, DROP floor2',
    ],
    ['SELECT 1', 'CREATE TABLE tmp (a int); DROP TABLE tmp;'],
    ['SELECT 1', 'DROP VIEW IF EXISTS v; CREATE VIEW v AS SELECT 1 AS one;'],
    ['SELECT 1', "DELETE FROM schema_migrations WHERE version = '099'"],
    [
      'ALTER INDEX rooms_code RENAME TO rooms_old; CREATE INDEX rooms_code ON rooms (floor);',
      'DROP INDEX rooms_code; DROP INDEX rooms_old; CREATE INDEX rooms_code ON rooms (code);',
    ],
  ])('but nothing is lost when %s is taken back by %s', (forward, back) => {
    expect(losses(forward, back)).toEqual([]);
  });
});

describe('a rollback in the wrong order', () => {
  const stumbles = (forward: string, back: string) =>
    hold(forward, back).stumbles.map(({ message }) => message);

  test('stops at what went with its table', () => {
    const forward = 'CREATE TABLE tags (id int); CREATE INDEX tags_id ON tags (id);';
    expect(stumbles(forward, 'DROP TABLE tags; DROP INDEX tags_id;')).toEqual([
      'The rollback stops here: table `tags` is dropped before, and index `tags_id` went with it',
    ]);
    expect(stumbles(forward, 'DROP TABLE tags; DROP INDEX IF EXISTS tags_id;')).toEqual([]);
    expect(stumbles(forward, 'DROP INDEX tags_id; DROP TABLE tags;')).toEqual([]);
  });

  test('stops at a type that a column still has', () => {
    const forward = "CREATE TYPE mood AS ENUM ('ok'); ALTER TABLE people ADD mood mood;";
    expect(stumbles(forward, 'DROP TYPE mood; ALTER TABLE people DROP mood;')).toEqual([
      'The rollback stops here: type `mood` is still used by column `mood` of `people`',
    ]);
    expect(stumbles(forward, 'ALTER TABLE people DROP mood; DROP TYPE mood;')).toEqual([]);
  });

  test('stops at a table that a foreign key still points to', () => {
    const forward = 'CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a int REFERENCES a);';
    expect(stumbles(forward, 'DROP TABLE a; DROP TABLE b;')).toHaveLength(1);
    expect(stumbles(forward, 'DROP TABLE b; DROP TABLE a;')).toEqual([]);
    expect(stumbles(forward, 'DROP TABLE a CASCADE; DROP TABLE b;')).toEqual([]);
  });
});
