import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { OPERATION_KINDS } from '../src/domain/operation/kinds.ts';
import { BUILTIN_TEXTS } from '../src/policy/builtin/files.ts';
import { writtenMappings } from '../src/policy/written/mapping.ts';
import { RULES } from '../src/rules/registry.ts';

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
  reference: writtenMappings().map(sectionOf).join('\n\n'),
  builtin: `\`\`\`yaml\n${BUILTIN_TEXTS.get('default')}\`\`\``,
};

/** The keys of a mapping, each with what the schema says of it. */
function sectionOf(mapping: z.ZodObject): string {
  const { title, description } = z.globalRegistry.get(mapping) ?? {};
  const rows = Object.entries(mapping.shape).map(([key, schema]) => {
    const about = z.globalRegistry.get(schema as z.ZodType)?.description ?? '';
    return `| \`${key}\` | ${about} |`;
  });
  return [
    `**${title ?? 'entry'}**${description === undefined ? '' : `: ${description}.`}`,
    '',
    '| key | holds |',
    '|---|---|',
    ...rows,
  ].join('\n');
}

/** The page with the parts that come from the code as they are now. */
export function withParts(page: string): string {
  return page.replace(/^<!-- (\w+) -->\n[\s\S]*?^<!-- end -->$/gm, (old, name: string) =>
    PARTS[name] === undefined ? old : `<!-- ${name} -->\n${PARTS[name]}\n<!-- end -->`,
  );
}

if (import.meta.main) writeFileSync(PAGE, withParts(readFileSync(PAGE, 'utf8')));
