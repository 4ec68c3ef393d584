import { editIssue, openIssue, setIssueState } from '../actions/issue-life.ts';
import { addLabels, removeLabel, setLabels } from '../actions/labels.ts';
import { editPull } from '../actions/pulls.ts';
import { type Call, created, ok, type Route } from '../http/call.ts';
import { oneOf, optionalText, textOf, textsOf } from '../http/fields.ts';
import { page } from '../http/pages.ts';
import { actorOf, repositoryOf, threadOf } from '../http/permit.ts';
import { issueJson } from '../present/issue-json.ts';
import { labelJson } from '../present/label.ts';
import { Refused } from '../state/refused.ts';
import { isPull, type Thread } from '../state/thread.ts';

/** Issues, and labels of issues and pull requests. */
export const issueRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/issues',
    answer: (call) => {
      const repository = repositoryOf(call, ['issues'], 'write');
      const issue = openIssue(call.world, repository, actorOf(call), {
        title: textOf(call.body, 'title'),
        body: optionalText(call.body, 'body') ?? null,
        labels: textsOf(call.body, 'labels') ?? [],
      });
      return created(issueJson(call.world, issue));
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/issues/{issue_number}',
    answer: (call) => ok(issueJson(call.world, threadOf(call, 'read'))),
  },
  {
    method: 'PATCH',
    path: '/repos/{owner}/{repo}/issues/{issue_number}',
    answer: (call) => {
      const thread = threadOf(call, 'write');
      edit(call, thread);
      return ok(issueJson(call.world, thread));
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/issues/{issue_number}/labels',
    answer: (call) => {
      const thread = threadOf(call, 'read');
      return page(call, thread.labels, (label) => labelJson(call.world, thread.repository, label));
    },
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/issues/{issue_number}/labels',
    answer: (call) => {
      const thread = threadOf(call, 'write');
      addLabels(call.world, thread, textsOf(call.body, 'labels') ?? [], actorOf(call));
      return labels(call, thread);
    },
  },
  {
    method: 'DELETE',
    path: '/repos/{owner}/{repo}/issues/{issue_number}/labels/{name}',
    answer: (call) => {
      const thread = threadOf(call, 'write');
      removeLabel(call.world, thread, call.params.name ?? '', actorOf(call));
      return labels(call, thread);
    },
  },
];

function labels({ world }: Call, thread: Thread) {
  return ok(thread.labels.map((label) => labelJson(world, thread.repository, label)));
}

function edit(call: Call, thread: Thread): void {
  const { world, body } = call;
  const by = actorOf(call);
  const state = oneOf(body, 'state', ['open', 'closed']);
  const title = optionalText(body, 'title');
  const text = optionalText(body, 'body');
  const names = textsOf(body, 'labels');
  const words = { ...(title && { title }), ...(text !== undefined && { body: text }) };
  if (isPull(thread)) {
    if (state !== undefined) throw new Refused('A pull request is closed and reopened by its own address.');
    editPull(world, thread, words, by);
  } else {
    editIssue(world, thread, words, by);
    if (state !== undefined) setIssueState(world, thread, state, by);
  }
  if (names !== undefined) setLabels(world, thread, names, by);
}
