import { partiesOf } from '../approval/parties.ts';
import { tallyApprovals } from '../approval/tally.ts';
import { checkItems, itemsOf } from '../checklist/check.ts';
import { weighDeclarations } from '../checklist/declarations.ts';
import { waiversInForce, withWaivers } from '../checklist/waivers.ts';
import type { Assessment } from '../domain/assessment.ts';
import { circumstancesOf } from '../domain/condition.ts';
import type { Decision } from '../domain/decision.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { environmentOf } from '../policy/environment.ts';
import type { ChosenPolicy } from './choose-policy.ts';
import { decide } from './decide.ts';
import { demandsUnder } from './demands.ts';
import { emergencyInForce } from './emergency.ts';
import { lookAgainAt } from './look-again.ts';
import { policyChangeOf } from './policy-change.ts';
import { rolesForSuppressions } from './suppressions.ts';
import { windowStateOf } from './windows.ts';

/** What is decided on. */
export interface Case {
  readonly snapshot: Snapshot;
  readonly policy: ChosenPolicy;
  /** Of the migrations and the policy. */
  readonly digest: string;
  readonly assessment: Assessment;
}

/** The decision: what is asked for here, how far it is met, and what follows. The same case gives the same decision. */
export function decisionOn({ snapshot, policy: chosen, digest, assessment: assessed }: Case): Decision {
  const { policy } = chosen;
  const environment = environmentOf(policy, snapshot.pull.baseBranch);
  const demands = demandsUnder(policy, circumstancesOf(assessed, environment));
  const approvals = demands.flatMap((demand) => demand.approvals);
  const alsoFrom = rolesForSuppressions(assessed, policy);
  const tally = tallyApprovals({ snapshot, policy, digest, demands: approvals, alsoFrom });
  const parties = partiesOf(snapshot, policy);
  const items = itemsOf(demands);
  const { acts, at } = snapshot;
  const weighed = weighDeclarations({ acts, parties, policy, digest, assessment: assessed, items });
  const waivers = waiversInForce(weighed);
  const assessment = withWaivers(assessed, waivers);
  const checklist = checkItems(items, { acts, parties, digest, at, assessment, waivers });
  const window = windowStateOf({ demands, windows: policy.windows, checklist }, at);
  const emergency = emergencyInForce(weighed, policy, snapshot);
  const limits = {
    ...(window === undefined ? {} : { window }),
    ...(emergency === undefined ? {} : { emergency }),
  };
  const change = policyChangeOf(snapshot, chosen);
  const beside = change === undefined ? {} : { policyChange: change };
  const grounds = { snapshot, policy: chosen, assessment, tally, checklist, demands, ...limits, ...beside };
  const verdict = decide(grounds);
  const changesAt = lookAgainAt(verdict, checklist, window);
  return {
    snapshot,
    policy,
    ...(environment === undefined ? {} : { environment }),
    demands,
    digest,
    assessment,
    tally,
    checklist,
    weighed,
    ...limits,
    verdict,
    ...beside,
    ...(changesAt === undefined ? {} : { lookAgainAt: changesAt }),
  };
}
