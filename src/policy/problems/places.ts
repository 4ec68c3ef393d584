import type { WrittenCondition } from '../written/condition.ts';
import type { WrittenApproval } from '../written/people.ts';
import type { WrittenPolicy } from '../written/policy.ts';
import type { WrittenAsked } from '../written/requirement.ts';
import type { WrittenPath } from './draft-problem.ts';

/** A part of the file and the keys that lead to it. */
export interface Placed<T> {
  readonly path: WrittenPath;
  readonly value: T;
}

/** What is asked for: by levels, and by requirements. */
export function askedIn({ levels, requirements }: WrittenPolicy): readonly Placed<WrittenAsked>[] {
  return [
    ...Object.entries(levels ?? {}).flatMap(([level, value]) =>
      value === undefined ? [] : [{ path: ['levels', level], value }],
    ),
    ...(requirements ?? []).map((value, index) => ({ path: ['requirements', index], value })),
  ];
}

/** The approvals, those of several ways included. */
export function approvalsIn(written: WrittenPolicy): readonly Placed<WrittenApproval>[] {
  return askedIn(written).flatMap(({ path, value }) =>
    (value.approvals ?? []).map((approval, index) => ({
      path: [...path, 'approvals', index],
      value: approval,
    })),
  );
}

/** Every condition, wherever it stands: always under the key `when`. */
export function conditionsIn(written: unknown, path: WrittenPath = []): readonly Placed<WrittenCondition>[] {
  if (typeof written !== 'object' || written === null) return [];
  return Object.entries(written).flatMap(([key, value]) => {
    const at = [...path, Array.isArray(written) ? Number(key) : key];
    return key === 'when' ? [{ path: at, value }] : conditionsIn(value, at);
  });
}
