import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadParser } from '../../src/sql/parser.ts';
import { readScript } from '../../src/sql/read.ts';
import { examples } from './examples.ts';

beforeAll(loadParser);

describe('the operations of a statement', () => {
  it.each(examples.map(([sql, ...operations]) => ({ sql, operations })))('$sql', ({ sql, operations }) => {
    const script = readScript(sql);
    expect(script.problems).toEqual([]);
    const read = script.statements.flatMap((statement) => statement.operations);
    expect(read).toMatchObject(operations);
    expect(read).toHaveLength(operations.length);
  });

  it('has an example for every kind there is', () => {
    const folder = new URL('../../src/domain/operation/', import.meta.url);
    const sources = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
    const kinds = sources
      .filter((source) => /export type \w*Operation\b|UnrecognisedOperation/.test(source))
      .flatMap((source) => [...source.matchAll(/readonly kind: '([a-z-]+)'/g)].map(([, kind]) => kind));
    const shown = new Set<string>(
      examples.flatMap(([, ...operations]) => operations.map(({ kind }) => kind)),
    );
    // A key of an index is a part of an operation, not one itself.
    const missing = kinds.filter(
      (kind) => kind !== undefined && !shown.has(kind) && !['column', 'expression'].includes(kind),
    );
    expect(kinds.length).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  });
});
