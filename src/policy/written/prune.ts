import type { z } from 'zod';
import { isMapping } from '../is-mapping.ts';
import { type WrittenPolicy, writtenPolicy } from './policy.ts';

type Issue = z.core.$ZodIssue;

/** What the schema says of a file: all that is wrong, and the policy without it. */
export interface SchemaReading {
  readonly issues: readonly Issue[];
  /** What is right, so that it can be looked at further; wrong parts are left out of it. */
  readonly written: WrittenPolicy;
}

/** Each round takes out what the one before found, and may bring to light what was behind it. */
const ROUNDS = 5;

/** Holds a value against the schema. Nothing in the value is changed. */
export function readBySchema(value: unknown): SchemaReading {
  let copy: unknown = structuredClone(value);
  const issues: Issue[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { success, data, error } = writtenPolicy.safeParse(copy, { reportInput: true });
    if (success) return { issues, written: data };
    // What a later round finds comes of the taking out.
    if (round === 0) issues.push(...error.issues);
    copy = without(copy, error.issues);
  }
  return { issues, written: {} };
}

function without(value: unknown, issues: readonly Issue[]): unknown {
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      const holder = at(value, issue.path);
      if (isMapping(holder)) for (const key of issue.keys) delete holder[key];
      continue;
    }
    // What lacks something goes as a whole; a place in a list cannot go without moving the others, so the list does.
    const path = issue.input === undefined ? issue.path.slice(0, -1) : [...issue.path];
    while (path.length > 0 && !isMapping(at(value, path.slice(0, -1)))) path.pop();
    const key = path.at(-1);
    if (key === undefined) return {};
    const holder = at(value, path.slice(0, -1));
    if (isMapping(holder)) delete holder[String(key)];
  }
  return value;
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value;
  for (const key of path) {
    if (Array.isArray(here)) here = here[Number(key)];
    else if (isMapping(here) && Object.hasOwn(here, key)) here = here[String(key)];
    else return undefined;
  }
  return here;
}
