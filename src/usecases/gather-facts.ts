import { conventionFiles } from '../conventions/files.ts';
import { type DetectedFile, detectMigrations } from '../detection/detect.ts';
import type { Migration } from '../domain/migration.ts';
import { POLICY_PATH, type Policy } from '../domain/policy.ts';
import { policyFileOf } from '../domain/policy-file.ts';
import type { PullRef, Sha } from '../domain/repository.ts';
import type { FileEntry, FileList, PolicyFile, Snapshot } from '../domain/snapshot.ts';
import { type ChosenPolicy, choosePolicy } from '../gate/choose-policy.ts';
import { proposedAt } from '../gate/digest.ts';
import { readClaims } from './claims.ts';
import { completeChecks, completeFiles } from './complete-lists.ts';
import { digestsThen } from './digests-then.ts';
import { knownPeople, teamsOf, whoToAskAbout } from './people.ts';
import type { Clock } from './ports/clock.ts';
import type { Details, Overview, PullRequests, Wanted } from './ports/pull-requests.ts';
import type { HeadFacts, HistoryFile, ReviewRecord, Store } from './ports/store.ts';
import { keepTexts, knownTexts, listHistory } from './read-history.ts';
import { basisOf, commitToRead } from './review-basis.ts';
import { knownTwins } from './twins.ts';
import { understandFiles } from './understand-files.ts';

export interface GatherPorts {
  readonly pulls: PullRequests;
  readonly store: Store;
  readonly clock: Clock;
}

/** All that a decision is made from: the facts, the policy that was chosen, and what they say the migrations are. */
export interface GatheredFacts {
  readonly snapshot: Snapshot;
  readonly policy: ChosenPolicy;
  readonly migrations: readonly Migration[];
  /** The base branch's migrations; undefined where they could not be told. */
  readonly history: readonly Migration[] | undefined;
  readonly digest: string;
}

/**
 * Reads what GitHub has to tell of a pull request, in as few requests as the facts allow: the overview; the list
 * of changed files where a rename or their number makes GraphQL's list too little; the base branch's tree; the
 * details (file contents, people) that were not read before; and what reviews were given for that nothing recorded.
 *
 * @param done what people did beside reviewing, and the gate beside its verdicts, oldest first.
 */
export async function gatherFacts(
  overview: Overview,
  ports: GatherPorts,
  done: Pick<Snapshot, 'acts' | 'deeds'> = NOTHING_DONE,
): Promise<GatheredFacts> {
  const { pulls, store } = ports;
  const { ref, head, base } = overview.pull;
  const records = await store.reviews.of(ref);
  const { identity } = choosePolicy(overview.policyFile, overview.organisationPolicy, overview.files);
  const key = { head, base, policy: identity };
  const kept = await store.heads.get(ref, key);
  const files = kept?.files ?? (await completeFiles(overview, pulls));
  // The whole list tells whether the policy is changed here; its first page need not.
  const policy = choosePolicy(overview.policyFile, overview.organisationPolicy, files);
  const { changedHere } = policy;
  const recorded = kept !== undefined && proposedAt(changedHere, kept.head) !== undefined ? kept : undefined;
  const patterns = policy.policy.migrations;
  const detected = detectMigrations(files.items, patterns);

  const teams = await recordedTeams(ref, policy.policy, ports);
  const asked = whoToAskAbout(overview, policy.policy, teams, done.acts);
  const reviewed = detected.length + changedHere.length === 0 ? [] : reviewedCommits(overview, records);
  const evaluated = await evaluatedDigests(ref, reviewed, store);
  const commits = reviewed.filter((commit) => !evaluated.has(commit));
  const listed =
    recorded !== undefined || detected.length === 0
      ? recorded?.history
      : await listHistory(ref, base, detected, patterns, pulls);
  const texts = await knownTexts(ref, listed ?? [], store);
  const unread = (listed ?? []).filter(({ blob }) => !texts.has(blob));
  const beside = [
    ...conventionFiles(policy.policy.conventions, files.items),
    // Where the pull request changes the policy, its own is read.
    ...(changedHere.length > 0 ? [POLICY_PATH, ...changedHere] : []),
  ];
  const needed = { detected, beside, recorded, asked, unread };
  const details = await readDetails(overview, needed, pulls);
  const read = await keepTexts(ref, unread, details, base, store);
  const facts = recorded ?? headFacts(overview, files, details, listed);
  if (recorded === undefined && detected.length + beside.length > 0) await store.heads.put(ref, key, facts);
  await recordTeams(ref, details, ports);

  const held = { detected, entries: facts, listed, texts: new Map([...texts, ...read]) };
  const { migrations, history, digest } = understandFiles(held, policy);
  const now = { pull: ref, base, migrations, policy: policy.policy, policyFile: overview.policyFile };
  const then = await digestsThen(commits, now, pulls);
  const known = {
    head,
    digest,
    forcePushes: overview.forcePushes,
    digestAt: (commit: Sha) => evaluated.get(commit) ?? then.get(commit),
  };
  const snapshot: Snapshot = {
    at: ports.clock().toISOString(),
    pull: overview.pull,
    files,
    head: facts.head,
    base: facts.base,
    reviews: {
      complete: overview.reviews.complete,
      items: overview.reviews.items.map((review) => ({
        id: review.id,
        ...(review.author === undefined ? {} : { author: review.author }),
        state: review.state,
        submittedAt: review.submittedAt,
        url: review.url,
        basis: basisOf(review, records.get(review.id), known),
      })),
    },
    commits: overview.commits,
    policyFile: overview.policyFile,
    organisationPolicy: overview.organisationPolicy,
    ...(changedHere.length > 0 ? { headPolicy: headPolicyIn(facts) } : {}),
    checks: await completeChecks(overview, policy.policy, pulls),
    ...done,
    ...(await readClaims(overview.pull, store)),
    twins: await knownTwins(overview, store),
    people: knownPeople(overview.people, details.people, teams),
    published: overview.published,
  };
  return { snapshot, policy, migrations, history, digest };
}

const NOTHING_DONE = { acts: [], deeds: [] };

/** The commits of which has to be known what the migrations were there. */
function reviewedCommits(overview: Overview, records: ReadonlyMap<number, ReviewRecord>): readonly Sha[] {
  const commits = overview.reviews.items
    .filter((review) => review.state === 'approved')
    .map((review) => commitToRead(review, records.get(review.id), overview.pull.head));
  return [...new Set(commits.filter((commit) => commit !== undefined))];
}

/** What the evaluation of a commit, while it was the head, found its digest to be. */
async function evaluatedDigests(
  pull: PullRef,
  commits: readonly Sha[],
  store: Store,
): Promise<ReadonlyMap<Sha, string>> {
  const digests = new Map<Sha, string>();
  for (const commit of commits) {
    const last = await store.verdicts.last(pull, commit);
    if (last !== undefined && last.kind !== 'undetermined') digests.set(commit, last.digest);
  }
  return digests;
}

interface DetailsNeeded {
  readonly detected: readonly DetectedFile[];
  /** Files that are no migrations and matter, too. */
  readonly beside: readonly string[];
  readonly recorded: HeadFacts | undefined;
  readonly asked: Wanted;
  /** Migrations of the base branch whose text is not known yet. */
  readonly unread: readonly HistoryFile[];
}

async function readDetails(overview: Overview, needed: DetailsNeeded, pulls: PullRequests): Promise<Details> {
  const paths = needed.detected.map(({ file }) => file.path);
  const previous = needed.detected.flatMap(({ file }) =>
    file.previousPath === undefined ? [] : [file.previousPath],
  );
  const all = [...new Set([...paths, ...previous])];
  const present = needed.detected
    .filter(({ file }) => file.change !== 'removed')
    .map(({ file }) => file.path);
  const { head, base } = overview.pull;
  const unread = needed.unread.map(({ path }) => path);
  const entries = [
    { commit: head, paths: [...present, ...needed.beside] },
    { commit: base, paths: [...new Set([...all, ...unread])] },
  ].filter((wanted) => needed.recorded === undefined && wanted.paths.length > 0);
  const { logins, teams } = needed.asked;
  if (entries.length + logins.length + teams.length === 0)
    return { entries: {}, people: { permissions: {}, teams: {} } };
  return pulls.details(overview.pull.ref, { entries, logins, teams });
}

/** What never changes of this head against this base. Texts of the history are kept by themselves. */
function headFacts(
  overview: Overview,
  files: FileList,
  details: Details,
  history: readonly HistoryFile[] | undefined,
): HeadFacts {
  const changed = files.items.flatMap(({ path, previousPath }) => [path, previousPath ?? path]);
  const paths = new Set([...changed, POLICY_PATH]);
  const at = (commit: Sha): Readonly<Record<string, FileEntry>> =>
    Object.fromEntries(Object.entries(details.entries[commit] ?? {}).filter(([path]) => paths.has(path)));
  return {
    files,
    head: at(overview.pull.head),
    base: at(overview.pull.base),
    ...(history === undefined ? {} : { history }),
  };
}

/** The policy as the pull request would have it. What was kept of a head before it was read says nothing of it. */
function headPolicyIn({ head }: HeadFacts): PolicyFile {
  const unread = { content: { kind: 'unreadable', reason: 'not-found' } } as const;
  return policyFileOf(head[POLICY_PATH] ?? unread);
}

async function recordedTeams(
  ref: PullRef,
  policy: Policy,
  ports: GatherPorts,
): Promise<Record<string, readonly string[]>> {
  const teams: Record<string, readonly string[]> = {};
  for (const team of teamsOf(policy)) {
    const members = await ports.store.people.teamMembers(ref.installation, team);
    if (members !== undefined) teams[team] = members;
  }
  return teams;
}

/** How long a team's members are trusted when no membership event arrives. */
const TEAM_MINUTES = 5;

async function recordTeams(ref: PullRef, details: Details, ports: GatherPorts): Promise<void> {
  const until = new Date(ports.clock().getTime() + TEAM_MINUTES * 60_000);
  for (const [team, members] of Object.entries(details.people.teams))
    await ports.store.people.putTeamMembers(ref.installation, team, members, until);
}
