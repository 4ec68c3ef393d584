import type { Conventions, PullRequestConvention } from '../../domain/convention.ts';
import type { WrittenConventions } from '../written/convention.ts';
import { resolveCondition } from './condition.ts';
import { lengthOf } from './duration.ts';

type WrittenPullRequest = Exclude<WrittenConventions['pull-request'], 'off' | undefined>;

/** The conventions that are there, and not off. */
export function resolveConventions(written: WrittenConventions): Conventions {
  const { header, numbering, immutable, sections, rollback, idempotent, timeouts, companions, deprecation } =
    written;
  return withoutAbsent<Conventions>({
    header: on(header, ({ fields }) => ({ fields })),
    fileName: on(written['file-name'], ({ templates }) => ({ templates })),
    numbering: on(numbering, ({ scheme }) => ({ scheme })),
    immutable: on(immutable),
    sections: all(sections, ({ section }) => ({ section })),
    rollback: on(rollback, ({ files, reverses }) => ({
      ...(files === undefined ? {} : { files }),
      reverses: reverses ?? true,
    })),
    idempotent: on(idempotent),
    timeouts: on(timeouts, ({ lock, statement }) => ({
      ...(lock === undefined ? {} : { lock: lengthOf(lock) }),
      ...(statement === undefined ? {} : { statement: lengthOf(statement) }),
    })),
    companions: all(companions, ({ files, because }) => ({
      files,
      ...(because === undefined ? {} : { because }),
    })),
    pullRequest:
      written['pull-request'] === undefined || written['pull-request'] === 'off'
        ? undefined
        : pullRequestOf(written['pull-request']),
    schemaFile: on(written['schema-file'], ({ path }) => ({ path })),
    rowSecurity: on(written['row-security']),
    deprecation: on(deprecation, ({ prefix, wait }) => ({ prefix, wait: lengthOf(wait) })),
    twoPhases: on(written['two-phases'], ({ wait }) => ({ wait: lengthOf(wait) })),
    requiredLater: on(written['required-later']),
    explainedDestruction: on(written['explained-destruction']),
    keptData: on(written['kept-data']),
  });
}

function pullRequestOf({ title, sections, boxes, links, agrees }: WrittenPullRequest): PullRequestConvention {
  return withoutAbsent<PullRequestConvention>({
    title: on(title, ({ templates }) => ({ templates })),
    sections: all(sections, ({ heading }) => ({ heading })),
    boxes: all(boxes, ({ text }) => ({ text })),
    links: on(links),
    agrees: on(agrees),
  });
}

type Written = { readonly when?: Parameters<typeof resolveCondition>[0] };
type Scoped = { readonly when: ReturnType<typeof resolveCondition> };

/** A convention with its condition; undefined where it is off or not there. */
function on<W extends Written, C extends object = object>(
  written: W | 'off' | undefined,
  of: (written: W) => C = () => ({}) as C,
): (C & Scoped) | undefined {
  if (written === undefined || written === 'off') return undefined;
  return { ...of(written), when: resolveCondition(written.when) };
}

function all<W extends Written, C extends object>(
  written: readonly W[] | 'off' | undefined,
  of: (written: W) => C,
): readonly (C & Scoped)[] | undefined {
  if (written === undefined || written === 'off') return undefined;
  return written.map((each) => ({ ...of(each), when: resolveCondition(each.when) }));
}

type Partly<T> = { readonly [K in keyof T]?: T[K] | undefined };

function withoutAbsent<T extends object>(parts: Partly<T>): T {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as T;
}
