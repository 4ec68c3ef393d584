import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';

/** One TypeScript file of the project, as far as its place in the house is concerned. */
export interface SourceFile {
  /** Relative to the project's root, with `/`. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** Whether it reads `process.env`, directly or through `node:process`. */
  readonly readsEnvironment: boolean;
}

/** Where one file names another, or a package: types, dynamic imports and `new URL(…, import.meta.url)` too. */
export type Import =
  | { readonly kind: 'file'; readonly specifier: string; readonly path: string }
  | { readonly kind: 'builtin'; readonly specifier: string }
  | { readonly kind: 'package'; readonly specifier: string; readonly name: string };

/** Reads every TypeScript file under the folders. Throws when one cannot be parsed. */
export function readSources(root: string, folders: readonly string[]): readonly SourceFile[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root }))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => readSource(path, readFileSync(join(root, path), 'utf8')));
}

/** What the text of a file says of its place; `path` is relative to the project's root. */
export function readSource(path: string, text: string): SourceFile {
  const { program, errors } = parseSync(path, text, { lang: 'ts', sourceType: 'module' });
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors.map((error) => error.message).join('; ')}`);
  const specifiers = new Set<string>();
  let readsEnvironment = false;
  walk(program, (node) => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) specifiers.add(specifier);
    if (isEnvironment(node)) readsEnvironment = true;
  });
  return {
    path,
    lines: text.replace(/\n$/, '').split('\n').length,
    imports: [...specifiers].map((specifier) => toImport(path, specifier)),
    readsEnvironment,
  };
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string };

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  if (!isNode(value)) return;
  visit(value);
  for (const child of Object.values(value)) walk(child, visit);
}

function specifierOf(node: Node): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return textOf(node.source);
    case 'NewExpression': {
      const [target, base] = Array.isArray(node.arguments) ? node.arguments : [];
      const ofModule = isNode(base) && isNode(base.object) && base.object.type === 'MetaProperty';
      const text = textOf(target);
      return ofModule && text?.endsWith('.ts') ? text : undefined;
    }
    default:
      return undefined;
  }
}

function textOf(node: unknown): string | undefined {
  return isNode(node) && typeof node.value === 'string' ? node.value : undefined;
}

function isEnvironment(node: Node): boolean {
  if (node.type === 'ImportDeclaration' && /^(node:)?process$/.test(textOf(node.source) ?? ''))
    return (Array.isArray(node.specifiers) ? node.specifiers : []).some(
      (specifier) => isNode(specifier.imported) && specifier.imported.name === 'env',
    );
  if (node.type !== 'MemberExpression' || !isNode(node.object) || !isNode(node.property)) return false;
  const property = node.property.name ?? node.property.value;
  return property === 'env' && node.object.name === 'process';
}

function toImport(from: string, specifier: string): Import {
  if (specifier.startsWith('.')) {
    const root = resolve('/');
    const path = relative(root, resolve(root, dirname(from), specifier)).replaceAll('\\', '/');
    return { kind: 'file', specifier, path };
  }
  if (specifier.startsWith('node:')) return { kind: 'builtin', specifier };
  const parts = specifier.split('/');
  return { kind: 'package', specifier, name: parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/') };
}

/** The files of one cycle in order, or undefined when no file reaches itself. */
export function findCycle(files: readonly SourceFile[]): readonly string[] | undefined {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const trail: string[] = [];
  const search = (path: string): readonly string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    const file = byPath.get(path);
    if (file === undefined || done.has(path)) return undefined;
    trail.push(path);
    for (const imported of file.imports) {
      const cycle = imported.kind === 'file' ? search(imported.path) : undefined;
      if (cycle !== undefined) return cycle;
    }
    trail.pop();
    done.add(path);
    return undefined;
  };
  for (const file of files) {
    const cycle = search(file.path);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
