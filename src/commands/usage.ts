import { SEVERITIES } from '../domain/severity.ts';
import { AUDIT, REPLAY } from './audit/usage.ts';
import { EXPLAIN_FORMATS, FORMATS } from './formats/reporter.ts';
import { POLICY } from './policy/usage.ts';
import { DRIFT, HISTORY, SCHEMA } from './schema/usage.ts';
import { STORAGE } from './storage/usage.ts';

const EXIT_CODES = `Exit codes: 0 nothing found that counts, 1 findings that do, 2 could not run.`;

const MAIN = `Usage: migration-gate <command> [options]

Reads database migrations as PostgreSQL would, and says what is risky about them.

Commands:
  check [paths…]          reads the migrations of a folder, or what changed since a Git ref
  rules [id]              lists the rules, or explains one
  explain <owner/repo#12> says what the gate would say of a pull request on GitHub; writes nothing
  policy <what>           begins a policy, finds what is wrong with one, explains it, tests it
  drift <schema.sql>      holds what the migrations make against a dump of a database's structure
  schema [file]           writes the schema's documentation from the migrations
  history [file]          writes the inventory of migrations
  audit                   writes the server's record of what it decided, or checks it
  replay <id>             decides an entry of that record again
  storage move            moves what the server remembers from its folder into PostgreSQL

Options:
  -h, --help     this text; after a command, that command's
  -v, --version  the version

Examples:
  migration-gate check
  migration-gate check --base origin/main
  migration-gate rules drop-column
  migration-gate policy init`;

const CHECK = `Usage: migration-gate check [paths…] [options]

Reads the migrations below the paths (without any: of the whole repository) with the repository's
.github/migration-policy.yml. Each file is judged by the schema that the migrations before it made.
A file of SQL that is named by itself is read wherever it is. Nothing is sent anywhere.

Options:
  -b, --base <ref>        only what changed since the ref, as one pull request, by the ref's policy
      --staged            only what is staged for the next commit (with --base: since the ref)
  -f, --format <format>   ${FORMATS.join(', ')} (pretty)
      --fail-on <least>   the least severity that ends with 1: ${SEVERITIES.join(', ')} (error)
      --policy <file>     this policy instead of the repository's
      --color, --no-color colours, or none; otherwise as the terminal and NO_COLOR have it
  -h, --help              this text

${EXIT_CODES}`;

const RULES = `Usage: migration-gate rules [id] [options]

Lists the rules, or explains one: why it is there, what PostgreSQL locks, the safer way, examples.

Options:
  -f, --format <format>   pretty, json (pretty)
      --color, --no-color colours, or none
  -h, --help              this text`;

const EXPLAIN = `Usage: migration-gate explain <owner/repo#12 | address of a pull request> [options]

Reads a pull request from GitHub and says what the gate would say of it. Writes nothing.
GITHUB_TOKEN holds a token that may read the repository: its contents, pull requests and commit statuses
(and, to tell who may approve, its collaborators and the organisation's members).
GITHUB_API_URL is the address of the API on GitHub Enterprise Server.

Options:
  -f, --format <format>   ${EXPLAIN_FORMATS.join(', ')} (pretty)
      --color, --no-color colours, or none
  -h, --help              this text

Exit codes: 0 the gate would be green, 1 it would not, 2 could not run.`;

export const USAGE = {
  main: MAIN,
  check: CHECK,
  rules: RULES,
  explain: EXPLAIN,
  policy: POLICY,
  drift: DRIFT,
  schema: SCHEMA,
  history: HISTORY,
  audit: AUDIT,
  replay: REPLAY,
  storage: STORAGE,
} as const;

export type Topic = keyof typeof USAGE;
