import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { registered, scaffold } from '../../scripts/new-rule.ts';

const registry = readFileSync(new URL('../../src/rules/registry.ts', import.meta.url), 'utf8');

test('a new rule is registered: imported in its place, and told of last', () => {
  const after = registered(registry, 'rows', 'merge-everything');
  expect(after).toMatch(
    /from '\.\/rows\/delete-without-where\.ts';\nimport \{ mergeEverything \} from '\.\/rows\/merge-everything\.ts';\n/,
  );
  expect(after).toMatch(/\n {2}mergeEverything,\n\];\n$/);
});

test('a new rule begins with everything that is to be said of it', () => {
  const text = scaffold('merge-everything');
  expect(text).toContain(`export const mergeEverything = operationRule({\n  id: 'merge-everything',`);
  for (const fact of ['title', 'why', 'lock', 'saferWay', 'severity', 'categories', 'bad', 'good'])
    expect(text).toContain(`${fact}: `);
});
