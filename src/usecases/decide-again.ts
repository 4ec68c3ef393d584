import type { RestoredFacts } from '../audit/facts.ts';
import { detectMigrations } from '../detection/detect.ts';
import type { Decision } from '../domain/decision.ts';
import { choosePolicy } from '../gate/choose-policy.ts';
import { createBaseCatalogues } from './base-catalogue.ts';
import { decideOn } from './decide-on.ts';
import type { ScriptReader } from './ports/script-reader.ts';
import { understandFiles } from './understand-files.ts';

/** Decides on facts that were kept, as this version of the program does, without asking anybody. */
export function decideAgain(
  { snapshot, history: listed, texts, dates }: RestoredFacts,
  reader: ScriptReader,
): Promise<Decision> {
  const { policyFile, organisationPolicy, files } = snapshot;
  const policy = choosePolicy(policyFile, organisationPolicy, files);
  const detected = detectMigrations(files.items, policy.policy.migrations);
  const understood = understandFiles({ detected, entries: snapshot, listed, texts }, policy);
  return decideOn(
    { snapshot, policy, ...understood },
    {
      reader,
      catalogues: createBaseCatalogues(reader),
      pulls: { lastChanged: async (_, paths) => pick(dates, paths) },
    },
  );
}

function pick(
  dates: Readonly<Record<string, string>>,
  paths: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(dates).filter(([path]) => paths.includes(path)));
}
