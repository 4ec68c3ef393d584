import { z } from 'zod';
import { contentOfBytes } from '../domain/content.ts';
import type { Content } from '../domain/migration.ts';
import { fullName, type RepositoryRef, type Sha } from '../domain/repository.ts';
import type { Connection } from './connection.ts';

const blob = z.object({ data: z.object({ content: z.string(), encoding: z.string() }) });

/** What a blob holds, by its bytes: one REST request. */
export async function fetchContent(
  connection: Connection,
  repository: RepositoryRef,
  sha: Sha,
): Promise<Content> {
  const { owner, name: repo } = repository;
  const { data } = await connection.rest(`blob ${sha} of ${fullName(repository)}`, blob, (octokit) =>
    octokit.rest.git.getBlob({ owner, repo, file_sha: sha }),
  );
  return contentOfBytes(Buffer.from(data.content, data.encoding === 'base64' ? 'base64' : 'utf8'));
}
