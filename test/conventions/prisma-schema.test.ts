import { expect, test } from 'vitest';
import { prismaModels } from '../../src/conventions/prisma-schema.ts';

const columnsOf = (text: string) =>
  prismaModels(text).map(({ table, columns, complete }) => ({
    table,
    complete,
    columns: columns.map(({ column, optional }) => [column, optional]),
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
  expect(columnsOf(text)).toEqual([
    {
      table: 'users',
      complete: true,
      columns: [
        ['id', false],
        ['email', false],
        ['phone_number', true],
        ['role', false],
        ['home', false],
        ['tags', undefined],
      ],
    },
    {
      table: 'Post',
      complete: true,
      columns: [
        ['id', false],
        ['authorId', true],
        ['place', true],
      ],
    },
  ]);
});

test('what is not understood leaves the model incomplete, and what is ignored is left out', () => {
  expect(columnsOf('model A {\n  id Int\n  b Elsewhere\n}\nmodel B {\n  id Int\n  @@ignore\n}')).toEqual([
    { table: 'A', complete: false, columns: [['id', false]] },
  ]);
  expect(columnsOf('model A {\n  id Int\n  old String @ignore\n}')).toMatchObject([{ complete: false }]);
});

test('a schema of another language has no models', () => {
  expect(prismaModels('class User < ApplicationRecord\nend')).toEqual([]);
});
