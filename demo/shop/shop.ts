import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const SHOP = 'harbor-goods/shop';

/** Who works on the shop, with their permission on its repository; the built-in policy's roles follow from it. */
export const PEOPLE = {
  mira: 'write',
  yuki: 'write',
  noor: 'triage',
  sara: 'maintain',
  omar: 'admin',
  aino: 'admin',
} as const;

/** What the shop's main branch holds when the story begins: paths and texts. */
export function baseFiles(): Readonly<Record<string, string>> {
  const folder = fileURLToPath(new URL('base/', import.meta.url));
  const paths = globSync('**/*.*', { cwd: folder, withFileTypes: false }).sort();
  return Object.fromEntries(
    paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(`${folder}${path}`, 'utf8')]),
  );
}
