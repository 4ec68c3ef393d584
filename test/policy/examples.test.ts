import { describe, expect, it } from 'vitest';
import { withParts } from '../../scripts/policy-page.ts';
import { PROOFS } from '../../src/domain/checklist.ts';
import { MIGRATION_TOOLS } from '../../src/domain/migration.ts';
import { policyPage as page, policyExamples } from './examples.ts';
import { told } from './reading.ts';

const examples = policyExamples();

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

  it('says of every key what it holds', () => {
    const [, reference = ''] = page.split('<!-- reference -->');
    const [rows = ''] = reference.split('<!-- end -->');
    expect(rows.split('\n').filter((row) => /^\| `[^|]*\|\s*\|/.test(row))).toEqual([]);
    expect(rows.split('\n').filter((row) => row.startsWith('| `')).length).toBeGreaterThan(100);
  });

  it('names every tool and every proof', () => {
    expect([...MIGRATION_TOOLS, ...PROOFS].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('tells the rules, the kinds of operations and the built-in policy as they are: `npm run policy-page` renews it', () => {
    expect(withParts(page)).toBe(page);
  });
});
