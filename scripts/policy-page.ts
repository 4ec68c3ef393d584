import { readFileSync, writeFileSync } from 'node:fs';
import { OPERATION_KINDS } from '../src/domain/operation/kinds.ts';
import { BUILTIN_TEXTS } from '../src/policy/builtin/files.ts';
import { RULES } from '../src/rules/registry.ts';
import { policyReference } from './policy-reference.ts';

const PAGE = new URL('../docs/policy.md', import.meta.url);

/** What the page about the policy takes from the code, by the marker in front of it. */
const PARTS: Readonly<Record<string, string>> = {
  rules: [
    '| rule | what it finds |',
    '|---|---|',
    ...RULES.map(({ id, title }) => `| [\`${id}\`](rules/${id}.md) | ${title} |`),
  ].join('\n'),
  operations: `The kinds are ${OPERATION_KINDS.toSorted()
    .map((kind) => `\`${kind}\``)
    .join(', ')}.`,
  reference: policyReference(),
  builtin: `\`\`\`yaml\n${BUILTIN_TEXTS.get('default')}\`\`\``,
};

/** The page with the parts that come from the code as they are now. */
export function withParts(page: string): string {
  return page.replace(/^<!-- (\w+) -->\n[\s\S]*?^<!-- end -->$/gm, (old, name: string) =>
    PARTS[name] === undefined ? old : `<!-- ${name} -->\n${PARTS[name]}\n<!-- end -->`,
  );
}

if (import.meta.main) writeFileSync(PAGE, withParts(readFileSync(PAGE, 'utf8')));
