import { expect, it } from 'vitest';
import { ADD, DROP, HIGH_WAITS, LOW_WAITS, PATH, shopsOfFile } from './shop.ts';

const { open } = shopsOfFile();

/** One pull request for each text, in one repository, side by side. */
async function openAll(texts: Readonly<Record<string, string | Uint8Array>>) {
  const shop = open();
  return Promise.all(
    Object.entries(texts).map(async ([name, sql], at) => ({
      name,
      pull: await shop.open(
        { [`db/migrations/${String(at + 2).padStart(3, '0')}_change.sql`]: sql },
        { head: `change-${at}` },
      ),
    })),
  );
}

/** Holds that each text has the highest level and is not green. */
async function allHighest(texts: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  const opened = await openAll(texts);
  expect(
    opened.map(({ name, pull }) => [name, pull.state === 'success', /^HIGH/.test(pull.description)]),
  ).toEqual(opened.map(({ name }) => [name, false, true]));
}

it('19: a file that is too large, or that is built to hang the parser, has the highest level', () =>
  allHighest({
    'a file of more than a megabyte': `${ADD}--${'x'.repeat(1_000_001)}\n`,
    'parentheses without end': `SELECT ${'('.repeat(50_000)}1${')'.repeat(50_000)};\n`,
  }));

it('20: SQL that is not understood is never taken for harmless', () =>
  allHighest({
    'no SQL at all': 'do what I mean;\n',
    'a template of a shell': 'ALTER TABLE ${table} ADD COLUMN note text;\n',
    'a template of handlebars': 'ALTER TABLE {{table}} ADD COLUMN note text;\n',
    'a file that psql includes': `\\i other.sql\n${ADD}`,
    'a file that psql includes beside it': `\\ir other.sql\n`,
    'a command that psql runs': `\\! rm -rf .\n${ADD}`,
    'a query whose result psql runs': `SELECT 'DROP TABLE orders' \\gexec\n`,
    'a program that COPY runs': "COPY orders FROM PROGRAM 'curl http://elsewhere.test';\n",
  }));

it('21: what a body or a text would run counts as if it stood there', () =>
  allHighest({
    'a DO block': `DO $$ BEGIN ${DROP} END $$;\n`,
    'a nested DO block': `DO $a$ BEGIN IF true THEN DO $b$ BEGIN ${DROP} END $b$; END IF; END $a$;\n`,
    'the body of a function': `CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ ${DROP} $$;\nSELECT f();\n`,
    'a body in standard SQL':
      'CREATE PROCEDURE p() LANGUAGE sql BEGIN ATOMIC DELETE FROM orders; END;\nCALL p();\n',
    'a text that EXECUTE runs': "DO $$ BEGIN EXECUTE 'DROP TABLE orders'; END $$;\n",
    'a text that is put together': "DO $$ BEGIN EXECUTE 'DR' || chr(79) || 'P TABLE orders'; END $$;\n",
    'a body in a language of its own': "DO LANGUAGE plpython3u $$ plpy.execute('x') $$;\n",
  }));

it('22: no way of writing bytes hides a statement', () =>
  allHighest({
    'a NUL byte': `${ADD}\0${DROP}`,
    'a byte-order mark': `\uFEFF${DROP}`,
    'CRLF after a comment': `-- harmless\r\n${DROP}`,
    'a carriage return after a comment': `-- harmless\r${DROP}`,
    'invalid UTF-8': Buffer.concat([Buffer.from(`${ADD}-- `), Buffer.from([0xff, 0xfe, 0x0a])]),
    'a comment that ends later than it seems': `/* a /* b */ harmless */ ${DROP}`,
    'a comment that ends sooner than it seems': `/* -- */ ${DROP}`,
    'a text that ends sooner than it seems': `SELECT '\\'; ${DROP}--';\n`,
    'a dollar quote that is none': `SELECT 1 AS a$b$; ${DROP} SELECT 2 AS c$b$;\n`,
    'a text with escapes': `SELECT E'\\''; ${DROP} SELECT ';';\n`,
  }));

it('22: what is in a comment or a text runs nothing, and is not taken for a statement', async () => {
  const opened = await openAll({
    'a nested comment': `/* a /* b */ ${DROP} */ ${ADD}`,
    'a byte-order mark': `\uFEFF${ADD}`,
    CRLF: ADD.replace('\n', '\r\n'),
  });
  expect(opened.map(({ name, pull }) => [name, LOW_WAITS.test(pull.description)])).toEqual(
    opened.map(({ name }) => [name, true]),
  );
});

const ALLOWED =
  '-- migration-gate: allow update-without-where because the table is empty\nUPDATE orders SET id = 1;\n';

it('32: a comment that allows a finding is shown with its reason, and takes the approval of a role that the policy names', async () => {
  const policy = `
roles:
  dba: { users: [ann] }
suppressors: { roles: [dba] }
levels:
  medium: { approvals: [{ role: developer }] }
  high: { approvals: [{ role: developer }] }
`;
  const shop = open({ policy });
  const pull = await shop.open({ [PATH]: ALLOWED });
  await pull.untilComment(/the table is empty/);
  pull.approve('yuki');
  await pull.until('pending', /· a comment allows update-without-where, which takes an approval from dba$/);
  pull.approve('ann');
  await pull.until('success');
});

it('32: without a word of the policy’s, a comment that allows a finding takes the approval of a senior', async () => {
  const shop = open({
    policy:
      'levels:\n  high: { approvals: [{ role: developer }] }\n  medium: { approvals: [{ role: developer }] }\n',
  });
  const pull = await shop.open({ [PATH]: ALLOWED });
  pull.approve('yuki');
  await pull.until('pending', /takes an approval from senior-developer or tech-lead/);
  pull.approve('ann');
  await pull.until('success');
});

it('32: a comment lowers neither the level, nor an error, nor what the policy marks as not suppressible', async () => {
  const policy = 'rules: { drop-table: { severity: error }, drop-column: { suppressible: false } }\n';
  const shop = open({ policy });
  const error = await shop.open({
    [PATH]: `-- migration-gate: allow drop-table because nobody uses it\n${DROP}`,
  });
  await error.until('failure');
  const marked = await shop.open(
    {
      [PATH]:
        '-- migration-gate: allow drop-column because nobody uses it\nALTER TABLE orders DROP COLUMN title;\n',
    },
    { head: 'marked' },
  );
  await marked.until('pending', HIGH_WAITS);
  await marked.untilComment(/`drop-column` cannot be allowed by a comment/);
});

it('32: a policy that refuses suppressions lets no comment allow anything', async () => {
  const pull = await open({ policy: 'suppressions: refused\n' }).open({ [PATH]: ALLOWED });
  await pull.untilComment(/`update-without-where` cannot be allowed by a comment/);
});
