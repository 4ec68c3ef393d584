import { z } from 'zod';
import { fullName, type PullRef, type Sha } from '../domain/repository.ts';
import type { FileEntry } from '../domain/snapshot.ts';
import type { Details, WantedDetails } from '../usecases/ports/pull-requests.ts';
import type { Connection } from './connection.ts';
import { foundFile } from './content.ts';
import { fetchContent } from './fetch-content.ts';
import { permissionOf } from './people.ts';
import { detailsQuery } from './queries/details.ts';
import { collaborators, file } from './shapes.ts';
import { type TeamAnswer, teamAnswer, wholeTeam } from './teams.ts';

/** Files of one request: more of them, and GitHub takes too long or answers too much. */
const FILES_A_REQUEST = 50;
const PEOPLE_A_REQUEST = 20;

const shape = z.object({ repository: z.record(z.string(), z.unknown()) }).catchall(z.unknown());

interface PathAt {
  readonly commit: Sha;
  readonly path: string;
}

interface Batch {
  readonly files: readonly PathAt[];
  readonly teams: readonly string[];
  readonly logins: readonly string[];
}

type Entries = Record<Sha, Record<string, FileEntry>>;

/** Files at commits, and the standing of people, in as few requests as their number allows. */
export async function readDetails(
  connection: Connection,
  pull: PullRef,
  wanted: WantedDetails,
): Promise<Details> {
  const entries: Entries = {};
  const permissions: Record<string, NonNullable<ReturnType<typeof permissionOf>>> = {};
  const teams: Record<string, readonly string[]> = {};
  for (const batch of batchesOf(wanted)) {
    const answer = await readBatch(connection, pull, batch);
    for (const [at, { commit, path }] of batch.files.entries()) {
      const entry = await entryOf(connection, pull, answer.file(at));
      // A commit that is gone leaves its paths unknown, not absent.
      if (entry !== undefined) entries[commit] = { ...entries[commit], [path]: entry };
    }
    for (const [at, login] of batch.logins.entries()) {
      const permission = permissionOf(login, answer.permission(at));
      if (permission !== undefined) permissions[login.toLowerCase()] = permission;
    }
    for (const [at, team] of batch.teams.entries()) {
      const members = await wholeTeam(connection, team, answer.team(at));
      if (members !== undefined) teams[team] = members;
    }
  }
  return { entries, people: { permissions, teams } };
}

function batchesOf({ entries, teams, logins }: WantedDetails): readonly Batch[] {
  const files = entries.flatMap(({ commit, paths }) => paths.map((path) => ({ commit, path })));
  const batches: Batch[] = [];
  for (let at = 0; at < files.length; at += FILES_A_REQUEST)
    batches.push({ files: files.slice(at, at + FILES_A_REQUEST), teams: [], logins: [] });
  for (let at = 0; at < Math.max(teams.length, logins.length); at += PEOPLE_A_REQUEST) {
    const people = {
      teams: teams.slice(at, at + PEOPLE_A_REQUEST),
      logins: logins.slice(at, at + PEOPLE_A_REQUEST),
    };
    const [first] = batches;
    // The first request has room for people, too.
    if (at === 0 && first !== undefined) batches[0] = { ...first, ...people };
    else batches.push({ files: [], ...people });
  }
  return batches;
}

interface BatchAnswer {
  /** Undefined when the commit is not there. */
  file(at: number): z.infer<typeof file> | undefined;
  permission(at: number): z.infer<typeof collaborators> | undefined;
  team(at: number): TeamAnswer | undefined;
}

async function readBatch(
  connection: Connection,
  pull: PullRef,
  { files, teams, logins }: Batch,
): Promise<BatchAnswer> {
  const { owner, name } = pull.repository;
  const commits = [...new Set(files.map(({ commit }) => commit))];
  const ordered = commits.map((commit) =>
    files.flatMap((each, at) => (each.commit === commit ? [{ ...each, at }] : [])),
  );
  const flat = ordered.flat();
  let firstPath = 0;
  const parts = ordered.map((group) => {
    const part = { firstPath, paths: group.length };
    firstPath += group.length;
    return part;
  });
  const variables = {
    owner,
    name,
    ...Object.fromEntries(commits.map((commit, index) => [`commit${index}`, commit])),
    ...Object.fromEntries(flat.map(({ path }, index) => [`path${index}`, path])),
    ...Object.fromEntries(teams.flatMap((team, index) => teamVariables(team, index))),
    ...Object.fromEntries(logins.map((login, index) => [`login${index}`, login])),
  };
  const tolerate = ([root, field]: readonly (string | number)[]) =>
    /^team\d+$/.test(String(root)) || /^(?:permission|commit)\d+$/.test(String(field));
  const what = `files and people of ${fullName(pull.repository)}`;
  const query = detailsQuery(parts, teams.length, logins.length);
  const answer = await connection.query(what, query, variables, shape, tolerate);
  const { repository } = answer;
  return {
    file(at) {
      const place = flat.findIndex((each) => each.at === at);
      const group = commits.indexOf(flat[place]?.commit ?? '');
      const commit = z.record(z.string(), z.unknown()).nullish().parse(repository[`commit${group}`]);
      return commit === null || commit === undefined ? undefined : file.parse(commit[`file${place}`] ?? null);
    },
    permission: (at) => collaborators.optional().parse(repository[`permission${at}`]),
    team: (at) => teamAnswer.optional().parse(answer[`team${at}`]),
  };
}

function teamVariables(team: string, index: number): readonly (readonly [string, string])[] {
  const [organization = '', slug = ''] = team.split('/');
  return [
    [`organization${index}`, organization],
    [`team${index}`, slug],
  ];
}

async function entryOf(
  connection: Connection,
  pull: PullRef,
  shaped: z.infer<typeof file> | undefined,
): Promise<FileEntry | undefined> {
  if (shaped === undefined) return undefined;
  const found = foundFile(shaped);
  if (found.kind === 'entry') return found.entry;
  return { mode: found.mode, blob: found.blob, content: await fetchContent(connection, pull, found.blob) };
}
