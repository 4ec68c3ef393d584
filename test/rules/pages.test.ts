import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rulePages } from '../../scripts/rule-pages.ts';

const folder = new URL('../../docs/rules/', import.meta.url);
const pages = await rulePages();

test('there is a page for each rule, and for nothing else', () => {
  expect(readdirSync(folder).toSorted()).toEqual([...pages.keys()].toSorted());
});

test.each([...pages])('docs/rules/%s is as the rule is: `npm run rule-pages` renews it', (file, page) => {
  expect(readFileSync(new URL(file, folder), 'utf8')).toBe(page);
});
