import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const RULES_FOLDER = new URL('../src/rules/', import.meta.url);
const REGISTRY = new URL('registry.ts', RULES_FOLDER);

/** `drop-table` → `dropTable`. */
function variableOf(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The file of a rule that is yet to be written; its examples fail until it is. */
export function scaffold(id: string): string {
  return `import { printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { operationRule } from '../rule.ts';

export const ${variableOf(id)} = operationRule({
  id: '${id}',
  kinds: ['drop-table'],
  title: 'What happens, as a sentence without a stop',
  why: 'What it does to whoever uses the database, as one or two sentences.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Who waits for what, and until when.',
  },
  saferWay: 'How to reach the same end without the hazard.',
  severity: 'warning',
  categories: ['blocking'],
  examples: {
    bad: ['DROP TABLE an_example_that_has_a_finding;'],
    good: ['CREATE TABLE an_example_that_has_none (id bigint PRIMARY KEY);'],
  },
  check({ operation: { table }, catalogue }) {
    if (isNewTable(catalogue, table)) return undefined;
    return {
      message: \`What is wrong with \\\`\${printName(table)}\\\`, with the real names.\`,
      sql: '-- The safer way, to copy.',
    };
  },
});
`;
}

/** The registry with one rule more: its import in the order of the paths, and the rule at the end. */
export function registered(registry: string, folder: string, id: string): string {
  const variable = variableOf(id);
  const line = `import { ${variable} } from './${folder}/${id}.ts';`;
  const lines = registry.split('\n');
  const path = (text: string) => /from '(.*)'/.exec(text)?.[1] ?? '';
  const at = lines.findIndex((text) => !text.startsWith('import') || path(text) > path(line));
  return [...lines.slice(0, at), line, ...lines.slice(at)]
    .join('\n')
    .replace(/\n\];/, `\n  ${variable},\n];`);
}

function main([id = '', folder = 'table']: readonly string[]): void {
  if (!/^[a-z]+(-[a-z]+)+$/.test(id))
    throw new Error('Name the hazard in kebab case: npm run new-rule -- drop-table [folder of src/rules]');
  const file = new URL(`${folder}/${id}.ts`, RULES_FOLDER);
  if (existsSync(file)) throw new Error(`src/rules/${folder}/${id}.ts is there already.`);
  mkdirSync(new URL('./', file), { recursive: true });
  writeFileSync(file, scaffold(id));
  writeFileSync(REGISTRY, registered(readFileSync(REGISTRY, 'utf8'), folder, id));
  process.stdout.write(
    `src/rules/${folder}/${id}.ts is registered. Write it, then: npm run rule-pages && npm run policy-page\n`,
  );
}

if (import.meta.main) main(process.argv.slice(2));
