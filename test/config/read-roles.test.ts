import { describe, expect, it } from 'vitest';
import { readRoles } from '../../src/config/read-roles.ts';

const shared = { kind: 'postgres', url: 'postgres://gate@db/gate' } as const;
const embedded = { kind: 'embedded', folder: 'data' } as const;

describe('the roles of a process', () => {
  it('are both where none is named, and those that are named', () => {
    expect(readRoles([], embedded)).toEqual(['web', 'worker']);
    expect(readRoles(['--role', 'web'], shared)).toEqual(['web']);
    expect(readRoles(['--role=worker'], shared)).toEqual(['worker']);
    expect(readRoles(['--role', 'worker', '--role', 'web'], embedded)).toEqual(['web', 'worker']);
  });

  it('that do not exist are refused, as is whatever else is typed, and the message says what there is', () => {
    for (const args of [['--role', 'wroker'], ['--roles', 'web'], ['web'], ['--role']])
      expect(() => readRoles(args, shared)).toThrow(/--role web .+ --role worker/);
  });

  it('cannot be split where the storage is embedded, and the message says what to set', () => {
    expect(() => readRoles(['--role', 'worker'], embedded)).toThrow(
      /--role worker .+ in data cannot be shared: set DATABASE_URL/,
    );
  });
});
