import { z } from 'zod';
import type { Content } from '../domain/migration.ts';
import { fullName, type PullRef, type Sha } from '../domain/repository.ts';
import type { FileEntry } from '../domain/snapshot.ts';
import type { Details, PeopleFacts, Wanted, WantedDetails } from '../usecases/ports/pull-requests.ts';
import { chunksOf } from './chunks.ts';
import type { Connection, FieldError } from './connection.ts';
import { foundFile } from './content.ts';
import { fetchContent } from './fetch-content.ts';
import { isAboutPeople, readPeople } from './people.ts';
import { detailsQuery } from './queries/details.ts';
import { peopleQuery } from './queries/people.ts';
import { type FileShape, file } from './shapes.ts';

/** Files of one request: with more of them GitHub takes too long, or answers too much. */
const FILES_A_REQUEST = 50;
const PEOPLE_A_REQUEST = 20;

const shape = z
  .object({
    repository: z.record(z.string(), z.unknown()),
    /** By commit and by file, both under the names that the query gives them. */
    files: z.record(z.string(), z.record(z.string(), file).nullable()).default({}),
  })
  .catchall(z.unknown());

interface PathAt {
  readonly commit: Sha;
  readonly path: string;
}

/** What one request asks for. */
interface Batch {
  readonly files: readonly PathAt[];
  readonly people: Wanted;
}

/** Files at commits, and the standing of people, in as few requests as their number allows. */
export async function readDetails(
  connection: Connection,
  pull: PullRef,
  wanted: WantedDetails,
): Promise<Details> {
  const found = new Map<Sha, Map<string, FileEntry>>();
  const people: PeopleFacts[] = [];
  const contentOf = onceABlob((blob) => fetchContent(connection, pull.repository, blob));
  for (const batch of batchesOf(wanted)) {
    const answer = await readBatch(connection, pull, batch);
    for (const { commit, path, given } of answer.files) {
      const files = found.get(commit) ?? new Map<string, FileEntry>();
      found.set(commit, files.set(path, await entryOf(given, contentOf)));
    }
    people.push(answer.people);
  }
  return {
    entries: Object.fromEntries([...found].map(([commit, files]) => [commit, Object.fromEntries(files)])),
    people: {
      permissions: Object.assign({}, ...people.map(({ permissions }) => permissions)),
      teams: Object.assign({}, ...people.map(({ teams }) => teams)),
    },
  };
}

/** The first request has room for people, too. */
function batchesOf({ entries, teams, logins }: WantedDetails): readonly Batch[] {
  const files = chunksOf(
    entries.flatMap(({ commit, paths }) => paths.map((path) => ({ commit, path }))),
    FILES_A_REQUEST,
  );
  const teamChunks = chunksOf(teams, PEOPLE_A_REQUEST);
  const loginChunks = chunksOf(logins, PEOPLE_A_REQUEST);
  const length = Math.max(files.length, teamChunks.length, loginChunks.length);
  return Array.from({ length }, (_, at) => ({
    files: files[at] ?? [],
    people: { teams: teamChunks[at] ?? [], logins: loginChunks[at] ?? [] },
  }));
}

async function readBatch(connection: Connection, pull: PullRef, batch: Batch) {
  const { owner, name } = pull.repository;
  const commits = [...new Set(batch.files.map(({ commit }) => commit))];
  const paths = [...new Set(batch.files.map(({ path }) => path))];
  const numbers = commits.map((commit) =>
    batch.files.flatMap((each) => (each.commit === commit ? [paths.indexOf(each.path)] : [])),
  );
  const asked = peopleQuery(batch.people);
  const variables = {
    owner,
    name,
    ...Object.fromEntries(commits.map((commit, at) => [`commit${at}`, commit])),
    ...Object.fromEntries(paths.map((path, at) => [`path${at}`, path])),
    ...asked.variables,
  };
  const answer = await connection.query(
    `files and people of ${fullName(pull.repository)}`,
    detailsQuery(numbers, paths.length, asked),
    variables,
    shape,
    (error) => isAboutPeople(error) || isNotThere(error),
  );
  return {
    people: await readPeople(connection, pull, batch.people, answer),
    // A commit that is gone leaves its paths unknown, not absent.
    files: commits.flatMap((commit, at) => {
      const files = answer.files[`commit${at}`] ?? {};
      return (numbers[at] ?? []).flatMap((number) => {
        const path = paths[number];
        const given = files[`file${number}`];
        return path === undefined || given === undefined ? [] : [{ commit, path, given }];
      });
    }),
  };
}

/** Where nothing is at a path, or a commit is gone, GitHub says so by an error beside the null. */
function isNotThere({ type, path: [root, commit, path, ...rest] }: FieldError): boolean {
  return (
    type === 'NOT_FOUND' &&
    root === 'files' &&
    commit !== undefined &&
    (path === undefined || /^file\d+$/.test(String(path))) &&
    rest.length === 0
  );
}

async function entryOf(given: FileShape, contentOf: (blob: Sha) => Promise<Content>): Promise<FileEntry> {
  const found = foundFile(given);
  if (found.kind === 'entry') return found.entry;
  return { mode: found.mode, blob: found.blob, content: await contentOf(found.blob) };
}

/** A file that is the same at two commits is fetched once. */
function onceABlob(fetch: (blob: Sha) => Promise<Content>): (blob: Sha) => Promise<Content> {
  const known = new Map<Sha, Content>();
  return async (blob) => {
    const content = known.get(blob) ?? (await fetch(blob));
    known.set(blob, content);
    return content;
  };
}
