import type { Decision } from '../domain/decision.ts';
import { decisionOn } from '../gate/decision.ts';
import { assessPull } from './assess-pull.ts';
import type { BaseCatalogues } from './base-catalogue.ts';
import type { GatheredFacts } from './gather-facts.ts';
import type { PullRequests } from './ports/pull-requests.ts';
import type { ScriptReader } from './ports/script-reader.ts';

export interface DecidingPorts {
  readonly reader: ScriptReader;
  readonly catalogues: BaseCatalogues;
  readonly pulls: Pick<PullRequests, 'lastChanged'>;
}

/** What follows from the facts: beside the reading of SQL, and of the base branch's dates where a convention asks for them, it is pure, so the same facts give the same decision. */
export async function decideOn(
  facts: GatheredFacts,
  { reader, catalogues, pulls }: DecidingPorts,
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
    { reader, catalogues, lastChanged: (paths) => pulls.lastChanged(snapshot.pull, paths) },
  );
  return decisionOn({ snapshot, policy: facts.policy, digest, assessment });
}
