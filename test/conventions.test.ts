import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cutsOf, GUARDS } from './bypasses/guards.ts';

const root = new URL('..', import.meta.url).pathname;
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Every file that Git would hand to somebody who clones the project. */
const tree = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));

const texts = tree.filter((path) => !/\.(png|ico|gz|bin)$/.test(path));
const documents = tree.filter((path) => path.endsWith('.md') && !path.startsWith('test/'));

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly scripts: Record<string, string>;
}
const manifest: Manifest = JSON.parse(read('package.json'));

interface LockEntry {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const lock: { readonly packages: Readonly<Record<string, LockEntry>> } = JSON.parse(
  read('package-lock.json'),
);

describe('the packages', () => {
  test('have exact versions', () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  test('are locked without download addresses, so that any registry serves them', () => {
    const entries = Object.entries(lock.packages).filter(([path]) => path !== '');
    expect(entries.filter(([, entry]) => entry.resolved !== undefined).map(([path]) => path)).toEqual([]);
    // Of another platform's binaries the registry that wrote the file may have none.
    const elsewhere = (entry: LockEntry) => entry.optional === true && entry.os !== undefined;
    expect(
      entries.filter(([, entry]) => entry.integrity === undefined && !elsewhere(entry)).map(([path]) => path),
    ).toEqual([]);
  });

  test('are all locked, those for other platforms too: without them `npm ci` refuses', () => {
    const named = Object.values(lock.packages).flatMap((entry) =>
      Object.keys(entry.optionalDependencies ?? {}),
    );
    expect(named.filter((name) => lock.packages[`node_modules/${name}`] === undefined)).toEqual([]);
  });
});

describe('the documents', () => {
  test.each(documents)('%s links only to what is there', (document) => {
    const broken = linksOf(read(document)).filter((link) => !leadsSomewhere(document, link));
    expect(broken).toEqual([]);
  });

  test('name only npm scripts that there are', () => {
    const wrong = documents.flatMap((document) =>
      [...read(document).matchAll(/npm run ([\w:-]+)/g)].flatMap(([, script = '']) =>
        manifest.scripts[script] === undefined ? [`${document}: npm run ${script}`] : [],
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('of installation explain every permission and event of app.yml', () => {
    const app: { default_permissions: Record<string, string>; default_events: string[] } = parse(
      read('app.yml'),
    );
    const installation = read('docs/installation.md');
    const permissions = Object.entries(app.default_permissions).map(
      ([permission, access]) => `| \`${permission}\` | ${access} |`,
    );
    const explained = (row: string) => new RegExp(`^${escapeForPattern(row)} \\S.{20,} \\|$`, 'm');
    expect(permissions.filter((row) => !explained(row).test(installation))).toEqual([]);
    expect(app.default_events.filter((event) => !installation.includes(`\`${event}\``))).toEqual([]);
  });

  test('of installation ask for no permission that app.yml does not', () => {
    const app: { default_permissions: Record<string, string> } = parse(read('app.yml'));
    const rows = [...read('docs/installation.md').matchAll(/^\| `(\w+)` \| (?:read|write) \|/gm)];
    expect(rows.map(([, name]) => name).sort()).toEqual(Object.keys(app.default_permissions).sort());
  });

  test('of installation list exactly the variables that the server reads', () => {
    const rows = [...read('docs/installation.md').matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)];
    const used = tree
      .filter((path) => path.startsWith('src/config/') && path !== 'src/config/read-github-access.ts')
      .flatMap((path) => [...read(path).matchAll(/\b[A-Z][A-Z]+_[A-Z_]+\b|\b(?:HOST|PORT)\b/g)])
      .map(([name]) => name);
    expect(rows.map(([, name]) => name).sort()).toEqual([...new Set(used)].sort());
  });

  test('of decisions are numbered without a gap', () => {
    const numbers = tree.flatMap((path) => /^docs\/decisions\/(\d{4})-[a-z0-9-]+\.md$/.exec(path)?.[1] ?? []);
    expect(numbers).toEqual(numbers.map((_, index) => String(index + 1).padStart(4, '0')));
  });
});

describe('the ways around the gate', () => {
  const NUMBERS = Array.from({ length: 33 }, (_, index) => index + 1);

  test('have each a test of the whole app', () => {
    const texts = tree.filter((path) => /^test\/bypasses\/.*\.test\.ts$/.test(path)).map(read);
    const tested = texts.flatMap((text) => [...text.matchAll(/\(\s*['"`](\d+): \S/g)]);
    const numbers = new Set(tested.map(([, number]) => Number(number)));
    expect(NUMBERS.filter((number) => !numbers.has(number))).toEqual([]);
  });

  test('have each a guard, whose text stands once in the source', () => {
    const guarded = new Set(GUARDS.map(({ number }) => number));
    expect(NUMBERS.filter((number) => !guarded.has(number))).toEqual([]);
    const lost = GUARDS.flatMap((guard) =>
      cutsOf(guard)
        .filter((cut) => read(cut.file).split(cut.guard).length !== 2)
        .map(({ file }) => `${guard.number}: ${file}`),
    );
    expect(lost).toEqual([]);
  });
});

describe('the tree', () => {
  // Spelled in pieces, so that this file does not find itself.
  const machine = new RegExp(`(?<![\\w.])/(${['work', 'home', 'Users', 'root'].join('|')})/(?=[\\w.-]+)`);

  test('mentions no path of the machine it was written on', () => {
    const mentions = texts.filter((path) => path !== 'test/conventions.test.ts' && machine.test(read(path)));
    expect(mentions).toEqual([]);
  });

  test('holds no skipped or focused test', () => {
    const skipped = /\b(test|it|describe)\.(skip|only|todo|fails)\b/;
    const tests = tree.filter((path) => path.endsWith('.test.ts') && path !== 'test/conventions.test.ts');
    expect(tests.filter((path) => skipped.test(read(path)))).toEqual([]);
  });
});

function linksOf(markdown: string): readonly string[] {
  const html = new MarkdownIt({ html: true }).render(markdown);
  return [...html.matchAll(/(?:href|src(?:set)?)="([^"]*)"/g)].map(([, link = '']) => link);
}

function leadsSomewhere(document: string, link: string): boolean {
  if (/^https?:/.test(link)) return true;
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? document : join(dirname(document), decodeURIComponent(path));
  if (!existsSync(join(root, target))) return false;
  return anchor === undefined || anchorsOf(read(target)).includes(anchor);
}

/** GitHub's anchors: the heading in lower case, spaces as hyphens, punctuation dropped. */
function anchorsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
