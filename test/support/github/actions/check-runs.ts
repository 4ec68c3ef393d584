import type { Account } from '../state/account.ts';
import type { CheckAnnotation, CheckRun, Conclusion } from '../state/check-run.ts';
import { Refused } from '../state/refused.ts';
import type { Repository } from '../state/repository.ts';
import { nodeId, type World } from '../state/world.ts';

const MOST_ANNOTATIONS = 50;
const LONGEST_TEXT = 65_535;

export interface CheckRunContent {
  readonly name?: string;
  readonly status?: CheckRun['status'];
  readonly conclusion?: Conclusion | null;
  readonly externalId?: string;
  readonly detailsUrl?: string | null;
  readonly output?: {
    readonly title?: string | null;
    readonly summary?: string | null;
    readonly text?: string | null;
    readonly annotations?: readonly CheckAnnotation[];
  };
}

export function createCheckRun(
  world: World,
  repository: Repository,
  headSha: string,
  wanted: CheckRunContent & { readonly name: string },
  by: { readonly account: Account; readonly appSlug: string },
): CheckRun {
  if (repository.objects.commit(headSha) === undefined)
    throw new Refused(`No commit found for SHA: ${headSha}`);
  checkSizes(wanted);
  const id = world.nextId('checkRun');
  const runs = repository.checkRuns.get(headSha) ?? [];
  const suite = runs.find((other) => other.appSlug === by.appSlug)?.suiteId ?? world.nextId('suite');
  const run: CheckRun = {
    id,
    nodeId: nodeId('CR', id),
    headSha,
    name: wanted.name,
    appSlug: by.appSlug,
    suiteId: suite,
    status: 'queued',
    conclusion: null,
    externalId: '',
    detailsUrl: null,
    startedAt: world.now(),
    completedAt: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
  };
  apply(world, run, wanted);
  runs.push(run);
  repository.checkRuns.set(headSha, runs);
  world.tell({ event: 'check_run', action: 'created', repository, run, by: by.account });
  if (run.status === 'completed')
    world.tell({ event: 'check_run', action: 'completed', repository, run, by: by.account });
  return run;
}

/** Annotations are added to those that are there already. */
export function updateCheckRun(
  world: World,
  repository: Repository,
  run: CheckRun,
  wanted: CheckRunContent,
  by: Account,
): void {
  checkSizes(wanted);
  const before = run.status;
  apply(world, run, wanted);
  if (before !== 'completed' && run.status === 'completed')
    world.tell({ event: 'check_run', action: 'completed', repository, run, by });
  else world.changed();
}

function checkSizes({ output }: CheckRunContent): void {
  if ((output?.annotations?.length ?? 0) > MOST_ANNOTATIONS)
    throw new Refused(
      `Invalid request.\n\nNo more than ${MOST_ANNOTATIONS} items are allowed; ${output?.annotations?.length} were supplied.`,
    );
  for (const text of [output?.summary, output?.text])
    if ((text?.length ?? 0) > LONGEST_TEXT)
      throw new Refused(`Only ${LONGEST_TEXT} characters are allowed; ${text?.length} were supplied.`);
}

function apply(world: World, run: CheckRun, wanted: CheckRunContent): void {
  run.name = wanted.name ?? run.name;
  run.externalId = wanted.externalId ?? run.externalId;
  run.detailsUrl = wanted.detailsUrl ?? run.detailsUrl;
  run.status = wanted.conclusion ? 'completed' : (wanted.status ?? run.status);
  if (run.status === 'completed' && !wanted.conclusion && run.conclusion === null)
    throw new Refused('Invalid request.\n\nMissing required key: conclusion');
  run.conclusion = run.status === 'completed' ? (wanted.conclusion ?? run.conclusion) : null;
  run.completedAt = run.status === 'completed' ? (run.completedAt ?? world.now()) : null;
  const { output } = wanted;
  if (output === undefined) return;
  if (output.title !== undefined) run.title = output.title;
  if (output.summary !== undefined) run.summary = output.summary;
  if (output.text !== undefined) run.text = output.text;
  run.annotations.push(...(output.annotations ?? []));
}
