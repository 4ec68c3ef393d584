import { type CheckRunContent, createCheckRun, updateCheckRun } from '../actions/check-runs.ts';
import { type Call, created, ok, type Route } from '../http/call.ts';
import { listOf, numberOf, objectOf, oneOf, optionalText, textOf } from '../http/fields.ts';
import { page } from '../http/pages.ts';
import { actorOf, repositoryOf } from '../http/permit.ts';
import { annotationJson, checkRunJson } from '../present/check-run.ts';
import { type CheckAnnotation, type CheckRun, CONCLUSIONS } from '../state/check-run.ts';
import { Refused } from '../state/refused.ts';
import { type Repository, resolveCommit } from '../state/repository.ts';

export const checkRunRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/check-runs',
    answer: (call) => {
      const repository = repositoryOf(call, ['checks'], 'write');
      if (call.viewer.kind !== 'installation')
        throw new Refused('You must authenticate via a GitHub App.', 403);
      const by = { account: actorOf(call), appSlug: call.world.app.slug };
      const wanted = { ...contentOf(call), name: textOf(call.body, 'name') };
      const run = createCheckRun(call.world, repository, textOf(call.body, 'head_sha'), wanted, by);
      return created(checkRunJson(call.world, repository, run));
    },
  },
  {
    method: 'PATCH',
    path: '/repos/{owner}/{repo}/check-runs/{check_run_id}',
    answer: (call) => {
      const repository = repositoryOf(call, ['checks'], 'write');
      const run = runIn(call, repository);
      if (run.appSlug !== call.world.app.slug)
        throw new Refused(
          `Invalid app_id \`${call.world.app.id}\` - check run can only be modified by the GitHub App that created it.`,
          403,
        );
      updateCheckRun(call.world, repository, run, contentOf(call), actorOf(call));
      return ok(checkRunJson(call.world, repository, run));
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/check-runs/{check_run_id}',
    answer: (call) => {
      const repository = repositoryOf(call, ['checks']);
      return ok(checkRunJson(call.world, repository, runIn(call, repository)));
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
    answer: (call) => {
      const repository = repositoryOf(call, ['checks']);
      const run = runIn(call, repository);
      return page(call, run.annotations, (entry) =>
        annotationJson(call.world, repository, run.headSha, entry),
      );
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{ref}/check-runs',
    answer: (call) => {
      const repository = repositoryOf(call, ['checks']);
      const sha = resolveCommit(repository, call.params.ref ?? '');
      if (sha === undefined) throw new Refused(`No commit found for SHA: ${call.params.ref}`);
      const runs = (repository.checkRuns.get(sha) ?? []).filter((run) => matches(call, run)).toReversed();
      return page(
        call,
        runs,
        (run) => checkRunJson(call.world, repository, run),
        (entries) => ({ total_count: runs.length, check_runs: entries }),
      );
    },
  },
];

function matches(call: Call, run: CheckRun): boolean {
  const [name, status] = [call.query.get('check_name'), call.query.get('status')];
  const app = call.query.get('app_id');
  return (
    (name === null || run.name === name) &&
    (status === null || run.status === status) &&
    (app === null || (app === String(call.world.app.id)) === (run.appSlug === call.world.app.slug))
  );
}

function runIn(call: Call, repository: Repository): CheckRun {
  for (const runs of repository.checkRuns.values())
    for (const run of runs) if (String(run.id) === call.params.check_run_id) return run;
  throw new Refused('Not Found', 404);
}

function contentOf({ body }: Call): CheckRunContent {
  const name = optionalText(body, 'name');
  const status = oneOf(body, 'status', ['queued', 'in_progress', 'completed']);
  const conclusion = oneOf(body, 'conclusion', CONCLUSIONS);
  const externalId = optionalText(body, 'external_id');
  const detailsUrl = optionalText(body, 'details_url');
  return {
    ...(name && { name }),
    ...(status && { status }),
    ...(conclusion && { conclusion }),
    ...(externalId && { externalId }),
    ...(detailsUrl && { detailsUrl }),
    ...(body.output !== undefined && { output: outputOf(objectOf(body.output)) }),
  };
}

function outputOf(output: Readonly<Record<string, unknown>>): NonNullable<CheckRunContent['output']> {
  const [title, summary, text] = [
    optionalText(output, 'title'),
    textOf(output, 'summary'),
    optionalText(output, 'text'),
  ];
  return {
    ...(title !== undefined && { title }),
    summary,
    ...(text !== undefined && { text }),
    annotations: listOf(output.annotations).map((entry) => annotationOf(objectOf(entry))),
  };
}

function annotationOf(entry: Readonly<Record<string, unknown>>): CheckAnnotation {
  const level = oneOf(entry, 'annotation_level', ['notice', 'warning', 'failure']);
  if (level === undefined) throw new Refused('Invalid request.\n\nannotation_level is missing.');
  const [startLine, endLine] = [numberOf(entry, 'start_line'), numberOf(entry, 'end_line')];
  return {
    path: textOf(entry, 'path'),
    startLine,
    endLine,
    startColumn: columnOf(entry, 'start_column', startLine === endLine),
    endColumn: columnOf(entry, 'end_column', startLine === endLine),
    level,
    message: textOf(entry, 'message'),
    title: optionalText(entry, 'title') ?? null,
    rawDetails: optionalText(entry, 'raw_details') ?? null,
  };
}

/** GitHub takes columns only for annotations of one line. */
function columnOf(entry: Readonly<Record<string, unknown>>, name: string, oneLine: boolean): number | null {
  if (entry[name] === undefined) return null;
  if (!oneLine) throw new Refused(`Invalid request.\n\n${name} is only for annotations of one line.`);
  return numberOf(entry, name);
}
