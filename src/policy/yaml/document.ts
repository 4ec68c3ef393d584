import { type Document, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import type { DraftProblem, WrittenPath } from '../problems/draft-problem.ts';
import { type Obstacle, obstaclesIn } from './guard.ts';

/** YAML as far as it could be read. */
export interface YamlDocument {
  /** Plain values; undefined where nothing could be read. */
  readonly value: unknown;
  /** What is no YAML, or YAML that is refused. */
  readonly obstacles: readonly Obstacle[];
  /** From this offset on, what was read may not be what was meant. */
  readonly readTo: number;
  /** The offset of the key or value that a problem is about, or of the nearest thing around it. */
  readonly offsetOf: (problem: Pick<DraftProblem, 'path' | 'at'>) => number;
}

/** Reads YAML; never throws, whatever the text. */
export function readYaml(text: string): YamlDocument {
  const refused = obstaclesIn(text);
  if (refused.length > 0) return unread(refused);
  try {
    // With the level 'silent' a second document would go unmentioned.
    const document = parseDocument(text, {
      logLevel: 'error',
      prettyErrors: false,
    });
    if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) return unread([TOO_DEEP]);
    return {
      value: document.toJS({ maxAliasCount: 0 }),
      obstacles: document.errors.map((error) => ({ offset: error.pos[0], message: wordsOf(error) })),
      readTo: Math.min(
        ...document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY').map(({ pos }) => pos[0]),
      ),
      offsetOf: (problem) => offsetIn(document, problem),
    };
  } catch (error) {
    if (error instanceof RangeError) return unread([TOO_DEEP]);
    return unread([
      { offset: 0, message: `This is not YAML: ${error instanceof Error ? error.message : String(error)}` },
    ]);
  }
}

const TOO_DEEP: Obstacle = { offset: 0, message: 'The policy is nested too deeply to be read' };

function unread(obstacles: readonly Obstacle[]): YamlDocument {
  return { value: undefined, obstacles, readTo: 0, offsetOf: () => 0 };
}

function wordsOf({ code, message }: { readonly code: string; readonly message: string }): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'This key is here a second time, and only one of them could count';
    case 'MULTIPLE_DOCS':
      return 'The policy is one document: leave out `---`';
    case 'TAB_AS_INDENT':
      return 'YAML is indented with spaces, not with tabs';
    default:
      return `This is not YAML: ${message.split('\n')[0]}`;
  }
}

function offsetIn(document: Document, { path, at }: Pick<DraftProblem, 'path' | 'at'>): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const key of path) {
    const step = child(node, key);
    // What stands alone where a list may stand is its only entry.
    if (step === undefined) return offset;
    const keyStart = startOf(step.key);
    const valueStart = startOf(step.value);
    offset = (at === 'value' ? valueStart : keyStart) ?? keyStart ?? valueStart ?? offset;
    node = step.value;
  }
  return offset;
}

function child(node: unknown, key: WrittenPath[number]): { key?: unknown; value: unknown } | undefined {
  if (isSeq(node)) return { value: node.items[Number(key)] };
  if (!isMap(node)) return undefined;
  const pair = node.items.find(
    (item) => String(isScalar(item.key) ? item.key.value : item.key) === String(key),
  );
  return pair === undefined ? undefined : { key: pair.key, value: pair.value };
}

/** An empty value has a range of no length, somewhere behind its key: then the key is the better place. */
function startOf(node: unknown): number | undefined {
  if (!isNode(node) || !node.range) return undefined;
  const [start, end] = node.range;
  return end > start ? start : undefined;
}
