import { type Evidence, evidenceOf } from '../audit/facts.ts';
import type { Decision } from '../domain/decision.ts';
import { type DecidingPorts, decideOn } from './decide-on.ts';
import type { GatheredFacts } from './gather-facts.ts';

/** A decision, and all that it takes to make it again without GitHub. */
export interface EvidentDecision {
  readonly decision: Decision;
  readonly evidence: Evidence;
}

/** Decides, and keeps what the decision was made on: the facts, and the dates that it asked for meanwhile. */
export async function decideWithEvidence(
  facts: GatheredFacts,
  ports: DecidingPorts,
): Promise<EvidentDecision> {
  let dates: Readonly<Record<string, string>> = {};
  const pulls: DecidingPorts['pulls'] = {
    async lastChanged(pull, paths) {
      const told = await ports.pulls.lastChanged(pull, paths);
      dates = { ...dates, ...told };
      return told;
    },
  };
  const decision = await decideOn(facts, { ...ports, pulls });
  const { snapshot, history } = facts;
  return { decision, evidence: evidenceOf({ snapshot, history, dates }) };
}
