import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SCHEMA_FILE, schemaText } from '../../scripts/policy-schema.ts';
import { BUILTIN_TEXTS } from '../../src/policy/builtin/files.ts';
import { policyExamples } from './examples.ts';
import { told } from './reading.ts';

const published = readFileSync(SCHEMA_FILE, 'utf8');
const validate = new Ajv({ allErrors: true, strictTypes: false }).compile(JSON.parse(published));

/** What the schema has against a policy, as an editor would tell it. */
function faultsOf(yaml: string): readonly string[] {
  validate(parse(yaml));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

describe('the schema for editors', () => {
  it('is as the language is: `npm run policy-schema` renews it', () => {
    expect(published).toBe(schemaText());
  });

  it.each([...BUILTIN_TEXTS])('accepts the built-in policy %s', (_, yaml) => {
    expect(faultsOf(yaml)).toEqual([]);
  });

  it.each(policyExamples().map((yaml, index) => [index + 1, yaml] as const))(
    'accepts example %d of the page about the policy',
    (_, yaml) => {
      expect(faultsOf(yaml)).toEqual([]);
    },
  );

  it.each([
    'rulez: {}',
    'version: 2',
    'extends: defaults',
    'extends: builtin:none-of-this-name',
    'unknown: hihg',
    'migrations: { tool: flywya }',
    'migrations: { paths: db/*.sql }',
    'environments: { production: main }',
    'roles: { dba: { users: ["@octocat"] } }',
    'roles: { dba: { teams: [dbas] } }',
    'levels: { severe: { approvals: [] } }',
    'levels: { high: { approvals: [{ role: dba, count: 0 }] } }',
    'levels: { high: { approvals: [{ any-of: [{ role: dba }] }] } }',
    'levels: { high: { checklist: [{ proof: syntax }] } }',
    'requirements: [{ when: { operations: drop-tabel } }]',
    'rules: { drop-tabel: off }',
    'rules: { drop-table: fatal }',
    'operations: { drop-tabel: low }',
    'categories: { destructve: [drop-table] }',
    'conventions: { immutable: false }',
    'conventions: { timeouts: { lock: 30 seconds } }',
    'windows: { night: { open: [] } }',
    "windows: { night: { time-zone: UTC, open: [{ from: '25:00' }] } }",
    'emergency: { deadline: 24h }',
    'labels: { low: safe }',
  ])('refuses what the gate refuses: %s', (yaml) => {
    expect(faultsOf(yaml)).not.toEqual([]);
    expect(told(yaml)).not.toEqual([]);
  });

  it('completes the ids of rules, with what they find, and the kinds of operations', () => {
    const { properties, definitions } = JSON.parse(published);
    expect(properties.rules.properties['drop-table'].description).toBe('A table is dropped');
    expect(properties.operations.properties).toHaveProperty('drop-table');
    expect(definitions['kind-of-operation'].enum).toContain('drop-table');
    expect(definitions.rule.enum).toContain('drop-table');
  });
});
