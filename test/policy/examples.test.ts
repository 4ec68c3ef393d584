import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withParts } from '../../scripts/policy-page.ts';
import { PROOFS } from '../../src/domain/checklist.ts';
import { MIGRATION_TOOLS } from '../../src/domain/migration.ts';
import { writtenMappings } from '../../src/policy/written/mapping.ts';
import { told } from './reading.ts';

const page = readFileSync(new URL('../../docs/policy.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, yaml = '']) => yaml);

describe('the page about the policy', () => {
  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(4);
  });

  it.each(examples.map((yaml, index) => [index + 1, yaml] as const))(
    'has no problem in example %d',
    (_, yaml) => {
      expect(told(yaml)).toEqual([]);
    },
  );

  it('explains every key', () => {
    const keys = writtenMappings().flatMap(({ shape }) => Object.keys(shape));
    expect(keys.filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
  });

  it('names every tool and every proof', () => {
    expect([...MIGRATION_TOOLS, ...PROOFS].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('tells the rules, the kinds of operations and the built-in policy as they are: `npm run policy-page` renews it', () => {
    expect(withParts(page)).toBe(page);
  });
});
