import { describe, expect, it } from 'vitest';
import { POLICY_PATH } from '../../../src/domain/policy.ts';
import { repository, run, type Workspace } from '../../commands/workspace.ts';
import { ADD, migration } from './vilo.ts';

const POLICY = `extends: builtin:vilo
roles:
  developer: { teams: [acme/developers], roles: [senior-developer] }
  senior-developer: { teams: [acme/seniors], roles: [tech-lead] }
  tech-lead: { users: [lea] }
`;

const DUMP = `CREATE TABLE public.bookings (
    id bigint NOT NULL,
    code character varying(50),
    status text DEFAULT 'new'::text
);
ALTER TABLE ONLY public.bookings ADD CONSTRAINT bookings_pkey PRIMARY KEY (id);
`;

/** What a hook runs before each commit, and the exit code of each. */
async function beforeCommit({ root }: Workspace): Promise<Readonly<Record<string, number>>> {
  const code = async (...args: readonly string[]) => (await run(args, { cwd: root })).code;
  return {
    validate: await code('check', '--staged'),
    drift: await code('drift', 'schema.sql'),
    docs: await code('schema', '--check'),
    history: await code('history', '--check'),
  };
}

/** A tree in order: the documents are those of its migrations, and the dump is what they make. */
async function treeInOrder(): Promise<Workspace> {
  const workspace = repository({
    [POLICY_PATH]: POLICY,
    'backend/migrations/098_bookings.sql':
      "CREATE TABLE bookings (id bigint PRIMARY KEY, code varchar(50), status text DEFAULT 'new');\n",
    'schema.sql': DUMP,
  });
  await renewDocuments(workspace);
  workspace.commit();
  return workspace;
}

async function renewDocuments({ root }: Workspace): Promise<void> {
  for (const command of ['schema', 'history'])
    expect(await run([command], { cwd: root })).toMatchObject({ code: 0 });
}

const WITH_TAGS = DUMP.replace("'new'::text\n", "'new'::text,\n    tags text[]\n");

describe('V17: validated and held against the schema before each commit, with documents that are renewed', () => {
  it('keeps: nothing has changed', async () => {
    expect(await beforeCommit(await treeInOrder())).toEqual({ validate: 0, drift: 0, docs: 0, history: 0 });
  });

  it('keeps: a migration with its documents and the new dump', async () => {
    const workspace = await treeInOrder();
    workspace.write({ ...migration(ADD), 'schema.sql': WITH_TAGS });
    await renewDocuments(workspace);
    workspace.git('add', '--all');
    expect(await beforeCommit(workspace)).toMatchObject({ drift: 0, docs: 0, history: 0 });
  });

  it('breaks: a migration without its documents, and without the new dump', async () => {
    const workspace = await treeInOrder();
    workspace.write(migration(ADD));
    workspace.git('add', '--all');
    expect(await beforeCommit(workspace)).toMatchObject({ drift: 1, docs: 1, history: 1 });
  });

  it('breaks: the database has a column that no migration made', async () => {
    const workspace = await treeInOrder();
    workspace.write({ 'schema.sql': WITH_TAGS });
    expect(await beforeCommit(workspace)).toEqual({ validate: 0, drift: 1, docs: 0, history: 0 });
  });

  it('breaks: a migration that is not as the document wants it', async () => {
    const workspace = await treeInOrder();
    workspace.write({ 'backend/migrations/099_AddTags.sql': ADD });
    workspace.git('add', '--all');
    expect(await beforeCommit(workspace)).toMatchObject({ validate: 1 });
  });
});
