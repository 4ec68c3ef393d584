import { type Account, keyOf } from '../state/account.ts';
import type { Label } from '../state/label.ts';
import { Refused } from '../state/refused.ts';
import type { Repository } from '../state/repository.ts';
import { isPull, type Thread } from '../state/thread.ts';
import { nodeId, type World } from '../state/world.ts';

const LONGEST_NAME = 50;
const MOST_LABELS = 100;

/** The repository's label of that name, made when there is none: as GitHub does when one is put somewhere. */
export function labelFor(world: World, repository: Repository, name: string): Label {
  const there = repository.labels.get(keyOf(name));
  if (there !== undefined) return there;
  if (name.trim() === '' || [...name].length > LONGEST_NAME)
    throw new Refused(`Validation Failed: name is too long (maximum is ${LONGEST_NAME} characters)`);
  const id = world.nextId('label');
  const label: Label = { id, nodeId: nodeId('LA', id), name, color: 'ededed' };
  repository.labels.set(keyOf(name), label);
  return label;
}

/** Puts labels on an issue or pull request; those that are there stay. */
export function addLabels(world: World, thread: Thread, names: readonly string[], by: Account): void {
  for (const name of names) {
    const label = labelFor(world, thread.repository, name);
    if (thread.labels.includes(label)) continue;
    if (thread.labels.length >= MOST_LABELS)
      throw new Refused(`Validation Failed: an issue has at most ${MOST_LABELS} labels`);
    thread.labels.push(label);
    tell(world, thread, 'labeled', label, by);
  }
}

export function removeLabel(world: World, thread: Thread, name: string, by: Account): void {
  const label = thread.labels.find((candidate) => keyOf(candidate.name) === keyOf(name));
  if (label === undefined) throw new Refused('Label does not exist', 404);
  thread.labels.splice(thread.labels.indexOf(label), 1);
  tell(world, thread, 'unlabeled', label, by);
}

/** Makes these the labels of an issue or pull request, and no others. */
export function setLabels(world: World, thread: Thread, names: readonly string[], by: Account): void {
  const wanted = new Set(names.map(keyOf));
  for (const { name } of thread.labels.filter((label) => !wanted.has(keyOf(label.name))))
    removeLabel(world, thread, name, by);
  addLabels(world, thread, names, by);
}

function tell(
  world: World,
  thread: Thread,
  action: 'labeled' | 'unlabeled',
  label: Label,
  by: Account,
): void {
  thread.updatedAt = world.now();
  if (isPull(thread)) world.tell({ event: 'pull_request', action, pull: thread, label, by });
  else world.tell({ event: 'issues', action, issue: thread, label, by });
}
