import { RISK_LEVELS, type RiskLevel } from '../domain/level.ts';

type LevelNames = Readonly<Record<RiskLevel, string>>;

/** The level that a text begins with, by the policy's name for it or its own; undefined where it names none. */
export function levelNamed(text: string, names: LevelNames): RiskLevel | undefined {
  const said = text.trim().toLowerCase();
  return RISK_LEVELS.flatMap((level) =>
    [names[level], level].map((name) => ({ level, name: name.toLowerCase() })),
  )
    .toSorted((a, b) => b.name.length - a.name.length)
    .find(({ name }) => said.startsWith(name) && !/^[\p{L}\p{N}_-]/u.test(said.slice(name.length)))?.level;
}

/** What a person may write: `LOW, MEDIUM or HIGH`. */
export function levelChoices(names: LevelNames): string {
  const [last, ...others] = RISK_LEVELS.map((level) => names[level]).reverse();
  return `${others.reverse().join(', ')} or ${last}`;
}
