import { describe, expect, test } from 'vitest';
import { readPrismaSchema } from '../../src/conventions/prisma-schema/schema.ts';

const tablesOf = (text: string) =>
  readPrismaSchema(text).models.map(({ table, columns, unclear }) => ({
    table: table.name,
    columns: columns.map(({ column, nullable }) => [column, nullable]),
    unclear: [...unclear],
  }));

test('models are tables, and their scalar fields are columns', () => {
  const text = `
// a comment {
generator client {
  provider = "prisma-client-js"
}
enum Role {
  ADMIN
}
model User {
  id       Int      @id @default(autoincrement())
  email    String   @unique // not "null"
  phone    String?  @map("phone_number")
  role     Role     @default(ADMIN)
  site     String   @default("http://example.test") @map(name: "home")
  tags     String[]
  posts    Post[]
  @@index([email])
  @@map("users")
}
model Post {
  id       Int   @id
  author   User? @relation(fields: [authorId], references: [id])
  authorId Int?
  place    Unsupported("point")?
}
`;
  expect(tablesOf(text)).toEqual([
    {
      table: 'users',
      columns: [
        ['id', false],
        ['email', false],
        ['phone_number', true],
        ['role', false],
        ['home', false],
        ['tags', undefined],
      ],
      unclear: [],
    },
    {
      table: 'Post',
      columns: [
        ['id', false],
        ['authorId', true],
      ],
      unclear: ['place'],
    },
  ]);
});

test('a declaration may go over several lines, with comments between them', () => {
  const text = `
/* model Old {
  id Int
} */
model Post {
  author   User @relation(
    fields: [authorId], // who wrote it
    references: [id],
    map: "a)b"
  )
  authorId Int
}
model User {
  id Int
}`;
  expect(tablesOf(text).map(({ table, columns }) => [table, columns])).toEqual([
    ['Post', [['authorId', false]]],
    ['User', [['id', false]]],
  ]);
});

describe('nothing is claimed', () => {
  test('of fields whose type stands elsewhere, or that the client ignores', () => {
    const text = 'model A {\n  id Int\n  b Elsewhere\n  old String @ignore @map("older")\n}';
    expect(tablesOf(text)).toEqual([{ table: 'A', columns: [['id', false]], unclear: ['b', 'older'] }]);
  });

  test('of models that the client ignores, of views, and of what is not closed', () => {
    const text = 'model A {\n  id Int\n  @@ignore\n}\nview B {\n  id Int\n}\nmodel C {\n  id Int';
    expect(tablesOf(text)).toEqual([]);
  });

  test('of a schema for another database, or of another language', () => {
    expect(tablesOf('datasource db {\n  provider = "mysql"\n}\nmodel A {\n  id Int\n}')).toEqual([]);
    expect(tablesOf('class User < ApplicationRecord\nend')).toEqual([]);
  });
});

test('enums have the names and values of the database, and everything its line', () => {
  const text = 'enum Kind {\n  PLAIN\n  FANCY @map("fancy")\n\n  @@map("kinds")\n  @@schema("shop")\n}';
  const [kind] = readPrismaSchema(text).enums;
  expect(kind).toMatchObject({ type: { schema: 'shop', name: 'kinds' }, values: ['PLAIN', 'fancy'] });
  const [model] = readPrismaSchema(`${text}\nmodel A {\n  kind Kind?\n}`).models;
  expect([model?.span.from.line, model?.columns[0]?.span.from.line]).toEqual([8, 9]);
});
