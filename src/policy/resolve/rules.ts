import type { RuleSetting } from '../../domain/policy.ts';
import type { WrittenPolicy } from '../written/policy.ts';

/** The settings of rules without what is left out. */
export function resolveRules(
  written: NonNullable<WrittenPolicy['rules']>,
): Readonly<Record<string, RuleSetting>> {
  return Object.fromEntries(
    Object.entries(written).map(([id, { severity, level, suppressible }]) => [
      id,
      {
        ...(severity === undefined ? {} : { severity }),
        ...(level === undefined ? {} : { level }),
        ...(suppressible === undefined ? {} : { suppressible }),
      },
    ]),
  );
}
