import type { Decision } from '../domain/decision.ts';
import { decisionOn } from '../gate/decision.ts';
import { assessPull } from './assess-pull.ts';
import type { BaseCatalogues } from './base-catalogue.ts';
import type { GatheredFacts } from './gather-facts.ts';
import type { ScriptReader } from './ports/script-reader.ts';

/** What follows from the facts: beside the reading of SQL it is pure, so the same facts give the same decision. */
export async function decideOn(
  facts: GatheredFacts,
  ports: { readonly reader: ScriptReader; readonly catalogues: BaseCatalogues },
): Promise<Decision> {
  const { snapshot, digest } = facts;
  const { title, body, baseBranch } = snapshot.pull;
  const readySince = snapshot.claim?.readySince;
  const assessment = await assessPull(
    {
      migrations: facts.migrations,
      history: facts.history,
      policy: facts.policy,
      files: snapshot.files,
      contents: snapshot.head,
      words: { title, description: body },
      others: snapshot.others,
      ...(readySince === undefined ? {} : { readySince }),
      baseBranch,
      at: snapshot.at,
    },
    ports,
  );
  return decisionOn({ snapshot, policy: facts.policy, digest, assessment });
}
