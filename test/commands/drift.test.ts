import { describe, expect, it } from 'vitest';
import { folder, repository, run, type Workspace } from './workspace.ts';

const MIGRATIONS = {
  'db/migrations/001_bookings.sql': `CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE users (id bigserial PRIMARY KEY, email varchar(50) UNIQUE);
CREATE TABLE bookings (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id bigint REFERENCES users,
  status text NOT NULL DEFAULT 'new' CHECK (status <> ''),
  mood mood
);
CREATE INDEX ON bookings (status);
`,
  'db/migrations/002_view.sql': `CREATE VIEW open_bookings AS SELECT b.id, u.email FROM bookings b JOIN users u ON u.id = b.user_id;
ALTER TABLE bookings ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON bookings FOR SELECT USING (user_id = 1);
`,
};

/** As pg_dump 17 writes what these migrations make. */
const DUMP = `--
-- PostgreSQL database dump
--

\\restrict gNGnZbEl3GTb5nGVIeJvN7yNqCLPZlNVvCq0X

SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);
SET row_security = off;

CREATE TYPE public.mood AS ENUM (
    'good',
    'bad'
);
ALTER TYPE public.mood OWNER TO mira;

CREATE TABLE public.bookings (
    id bigint NOT NULL,
    user_id bigint,
    status text DEFAULT 'new'::text NOT NULL,
    mood public.mood,
    CONSTRAINT bookings_status_check CHECK ((status <> ''::text))
);
ALTER TABLE public.bookings OWNER TO mira;
ALTER TABLE public.bookings ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.bookings_id_seq
    START WITH 1
    INCREMENT BY 1
    CACHE 1
);
CREATE TABLE public.users (
    id bigint NOT NULL,
    email character varying(50)
);
CREATE VIEW public.open_bookings AS
 SELECT b.id,
    u.email
   FROM (public.bookings b
     JOIN public.users u ON ((u.id = b.user_id)));
CREATE TABLE public.schema_migrations (
    version character varying(128) NOT NULL
);
CREATE SEQUENCE public.users_id_seq
    START WITH 1
    CACHE 1;
ALTER SEQUENCE public.users_id_seq OWNED BY public.users.id;
ALTER TABLE ONLY public.users ALTER COLUMN id SET DEFAULT nextval('public.users_id_seq'::regclass);
ALTER TABLE ONLY public.bookings
    ADD CONSTRAINT bookings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_email_key UNIQUE (email);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);
CREATE INDEX bookings_status_idx ON public.bookings USING btree (status);
ALTER TABLE ONLY public.bookings
    ADD CONSTRAINT bookings_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);
ALTER TABLE public.bookings ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.bookings FOR SELECT USING ((user_id = 1));

\\unrestrict gNGnZbEl3GTb5nGVIeJvN7yNqCLPZlNVvCq0X
`;

const drift = ({ root }: Workspace, ...args: readonly string[]) =>
  run(['drift', 'schema.sql', ...args], { cwd: root });

/** The difference that a change of the dump makes. */
async function told(from: string, to: string): Promise<readonly string[]> {
  expect(DUMP).toContain(from);
  const { code, out, err } = await drift(folder({ ...MIGRATIONS, 'schema.sql': DUMP.replace(from, to) }));
  expect({ code, err }).toEqual({ code: 1, err: '' });
  return (out.split('\n\n')[0] ?? '').split('\n');
}

describe('drift between the migrations and a dump', () => {
  it('is none where the dump is what the migrations make, however PostgreSQL writes it', async () => {
    const { code, out, err } = await drift(repository({ ...MIGRATIONS, 'schema.sql': DUMP }));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(
      'No difference between 2 migrations in db/migrations/ and schema.sql. Both were read as text: nothing was run, and the database itself was not asked.\n',
    );
  });

  const FIRST = 'by the migrations (db/migrations/001_bookings.sql)';

  it.each([
    [
      'a column that somebody added by hand',
      '    user_id bigint,\n',
      '    user_id bigint,\n    note text,\n',
      'Column bookings.note: in schema.sql, and no migration makes it',
    ],
    [
      'a column that is not there',
      '    mood public.mood,\n',
      '',
      'Column bookings.mood: made by the migrations (db/migrations/001_bookings.sql), and not in schema.sql',
    ],
    [
      'a type',
      'varying(50)',
      'varying(80)',
      `Column users.email: character varying(50) ${FIRST}, character varying(80) in schema.sql`,
    ],
    [
      'whether a column may be null, and its default',
      " DEFAULT 'new'::text NOT NULL",
      '',
      `Column bookings.status: NOT NULL, a default ${FIRST}, may be null, no default in schema.sql`,
    ],
    [
      'a constraint',
      'REFERENCES public.users(id)',
      'REFERENCES public.users(id) ON DELETE CASCADE',
      `Constraint bookings.bookings_user_id_fkey: on delete no action ${FIRST}, on delete cascade in schema.sql`,
    ],
    [
      'an index',
      'USING btree (status)',
      'USING btree (status, id)',
      `Index bookings_status_idx: on public.bookings (status) ${FIRST}, on public.bookings (status, id) in schema.sql`,
    ],
    [
      'the values of an enum',
      "    'bad'\n",
      "    'bad',\n    'worse'\n",
      `Type mood: has the values 'good', 'bad' ${FIRST}, has the values 'good', 'bad', 'worse' in schema.sql`,
    ],
    [
      'a policy',
      'CREATE POLICY own ON public.bookings FOR SELECT USING ((user_id = 1));\n',
      '',
      'Policy bookings.own: made by the migrations (db/migrations/002_view.sql), and not in schema.sql',
    ],
  ])('tells of %s', async (_, from, to, difference) => {
    expect(await told(from, to)).toEqual([difference]);
  });

  it('says of a table that only one of them has no more than that', async () => {
    expect(await told('CREATE SEQUENCE', 'CREATE TABLE public.visits (id bigint);\nCREATE SEQUENCE')).toEqual(
      ['Table visits: in schema.sql, and no migration makes it'],
    );
  });

  it('claims nothing of what may be from before the beginning of the history, and says so', async () => {
    const { code, out } = await drift(
      folder({
        'db/migrations/099_note.sql': 'ALTER TABLE bookings ADD COLUMN note text;\n',
        'schema.sql': DUMP.replace('    user_id bigint,\n', '    user_id bigint,\n    note integer,\n'),
      }),
    );
    expect(code).toBe(1);
    expect(out.split('\n').slice(0, 2)).toEqual([
      'Column bookings.note: text by the migrations (db/migrations/099_note.sql), integer in schema.sql',
      '',
    ]);
    expect(out).toContain('Not all of the history is known');
  });

  it('knows the columns of a key that was made of an index', async () => {
    const files = {
      'db/migrations/001_days.sql': `CREATE TABLE days (id bigint, day date);
CREATE UNIQUE INDEX one_a_day ON days (id, day);
ALTER TABLE days ADD CONSTRAINT days_pkey PRIMARY KEY USING INDEX one_a_day;
`,
    };
    const dump = (columns: string) => `CREATE TABLE public.days (id bigint NOT NULL, day date NOT NULL);
ALTER TABLE ONLY public.days ADD CONSTRAINT days_pkey PRIMARY KEY (${columns});
`;
    expect(await drift(folder({ ...files, 'schema.sql': dump('id, day') }))).toMatchObject({ code: 0 });
    const { code, out } = await drift(folder({ ...files, 'schema.sql': dump('id') }));
    expect(code).toBe(1);
    expect(out).toContain('days_pkey: a primary key on (id, day) by the migrations');
  });

  it('claims nothing of what hangs on a condition at run time', async () => {
    const { code } = await drift(
      folder({
        ...MIGRATIONS,
        'db/migrations/003_maybe.sql': `DO $$ BEGIN
  IF current_setting('app.kind') = 'big' THEN ALTER TABLE bookings ADD COLUMN size bigint; END IF;
END $$;`,
        'schema.sql': DUMP,
      }),
    );
    expect(code).toBe(0);
  });
});

describe('drift cannot be told', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['without the dump', MIGRATIONS, 'schema.sql cannot be read (ENOENT)'],
    ['without migrations', { 'schema.sql': DUMP }, 'There are no migrations to compare'],
    [
      'by a dump that is no SQL',
      { ...MIGRATIONS, 'schema.sql': 'PGDMP nonsense' },
      'schema.sql is no dump that can be read, syntax error at line 1',
    ],
    [
      'with the migrations of two databases',
      { ...MIGRATIONS, 'other/migrations/001_x.sql': 'CREATE TABLE x (id bigint);', 'schema.sql': DUMP },
      'name one of `db/migrations/` and `other/migrations/` after the file',
    ],
  ])('%s', async (_, files, message) => {
    const { code, out, err } = await drift(folder(files));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it('but by the migrations of the folder that is named', async () => {
    const files = { 'other/migrations/001_x.sql': 'CREATE TABLE x (id bigint);', 'schema.sql': DUMP };
    const { code } = await drift(folder({ ...MIGRATIONS, ...files }), 'db/migrations');
    expect(code).toBe(0);
  });
});
