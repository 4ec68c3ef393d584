import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createLogger } from '../src/log/logger.ts';
import { startServer } from '../src/server.ts';
import { startGitHub } from '../test/support/github/github.ts';

const USAGE = `npm run corpus -- FOLDER

Puts every migration below FOLDER through a pull request on the stand-in for GitHub, each on the history before
it, and prints how many got each level. A folder of FOLDER is one repository.`;

const SECRET = 'a webhook secret for the corpus';
const MIGRATION = /\.(?:sql|py)$/;

/** What the server's log says of one evaluation. */
interface Evaluation {
  readonly msg: string;
  readonly pull: string;
  readonly risk: string;
  readonly statements: number;
  readonly unrecognised: number;
  readonly problems: number;
  readonly milliseconds: number;
}

const { positionals } = parseArgs({ allowPositionals: true });
const [folder] = positionals;
if (folder === undefined) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}

const github = await startGitHub({ perHour: { core: 1e9, graphql: 1e9 } });
const waiting = new Map<string, (evaluation: Evaluation) => void>();
const log = createLogger('info', {
  write(line) {
    const entry: Evaluation = JSON.parse(line);
    if (entry.msg === 'evaluated a pull request') waiting.get(entry.pull)?.(entry);
    else if (!line.includes('"level":"info"')) process.stderr.write(line);
  },
});
const server = await startServer(
  {
    app: { id: github.app.id, privateKey: github.app.privateKey },
    webhookSecret: SECRET,
    githubApiUrl: github.url,
    storage: { kind: 'embedded', folder: join(process.cwd(), 'data', 'corpus') },
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://127.0.0.1',
    logLevel: 'info',
    auditDays: 400,
  },
  log,
  { pace: 'hurried' },
);
github.webhooks.deliverTo(`${server.url}/api/github/webhooks`, SECRET);

const levels = new Map<string, number>();
const times: number[] = [];
let statements = 0;
let unrecognised = 0;
let unread = 0;
const run = Date.now().toString(36);
for (const name of readdirSync(folder, { withFileTypes: true })) {
  if (!name.isDirectory()) continue;
  const root = join(folder, name.name);
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    MIGRATION.test(path),
  );
  const fullName = `corpus/${name.name}-${run}`;
  const repository = github.repository(fullName);
  for (const path of paths.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))) {
    const content = readFileSync(join(root, path));
    const head = `change-${path.replaceAll(/[^\w]+/g, '-')}`;
    const files = { [path]: content };
    const { number } = repository.openPull({ head, author: 'author', title: path, files });
    const evaluation = await evaluated(`${fullName}#${number}`, path);
    levels.set(evaluation.risk, (levels.get(evaluation.risk) ?? 0) + 1);
    statements += evaluation.statements;
    unrecognised += evaluation.unrecognised;
    unread += evaluation.problems > 0 ? 1 : 0;
    times.push(evaluation.milliseconds);
    repository.close(number);
    repository.commit(repository.state.defaultBranch, files, { author: 'author' });
  }
  process.stdout.write(`${name.name}: ${paths.length} migrations\n`);
}
await server.close();
await github.close();

const total = times.length;
process.stdout.write(`\n${total} pull requests, each with a level:\n`);
for (const [level, count] of [...levels].toSorted())
  process.stdout.write(`  ${level.padEnd(7)} ${String(count).padStart(6)}  ${percent(count, total)}\n`);
process.stdout.write(
  `${statements} operations, ${unrecognised} of them unrecognised (${percent(unrecognised, statements)})\n` +
    `${unread} files with something that could not be read\n` +
    `an evaluation took ${times.toSorted((a, b) => a - b)[Math.floor(total / 2)]} ms (median)\n`,
);

function evaluated(pull: string, path: string): Promise<Evaluation> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(
      () => reject(new Error(`${path} (${pull}) got no level in 60 seconds`)),
      60_000,
    );
    waiting.set(pull, (evaluation) => {
      clearTimeout(patience);
      waiting.delete(pull);
      resolve(evaluation);
    });
  });
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)}%`;
}
