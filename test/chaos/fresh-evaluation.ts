import { sealingKeysOf } from '../../src/config/sealing-key.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { openPglite } from '../../src/database/pglite.ts';
import { createScriptReader } from '../../src/reading/script-reader.ts';
import type { Stage } from '../model/stage.ts';
import { FLEET_SECRET } from '../support/fleet/fleet.ts';
import type { GitHub } from '../support/github/github.ts';
import { createInProcessHandler } from '../support/in-process-handler.ts';
import { pullKey } from './witness.ts';

const CONTEXT = 'migration-gate';

/** The work is not taken from the gate. */
const NEVER = new AbortController().signal;

/** What GitHub shows in the end, held against what a gate would show that knows nothing but GitHub. */
export interface Comparison {
  readonly pulls: number;
  readonly green: number;
  /** Pull requests with another status, with no comment of the gate's or with several. */
  readonly departures: readonly string[];
  /** Whose comment says the same in other words. */
  readonly reworded: readonly string[];
}

/**
 * Evaluates every open pull request with an empty database; what that changes on GitHub was not as it should be. The
 * first time it learns what there is, since comments tell of other pull requests, too; the second time decides.
 */
export async function compareWithFresh(github: GitHub, stages: readonly Stage[]): Promise<Comparison> {
  const database = await openPglite();
  await migrateDatabase(database);
  const reader = createScriptReader();
  const handler = createInProcessHandler({
    github,
    fetch: github.fetch,
    database,
    reader,
    sealingKeys: sealingKeysOf({ webhookSecret: FLEET_SECRET }),
    clock: () => new Date(),
    queue: { enqueue: async () => {} },
  });
  const pulls = stages.flatMap(({ owner, shop }) =>
    shop
      .pulls()
      .filter(({ state }) => state === 'open')
      .map(({ number }) => ({ owner, shop, number })),
  );
  const show = () => pulls.map(({ shop, number }) => shownOn(shop, number, github));
  const before = show();
  try {
    for (let time = 1; time <= 2; time += 1)
      for (const { owner, number } of pulls) {
        const installation = github.installationOf(owner).id;
        const pull = { installation, repository: { owner, name: 'shop' }, number };
        await handler.handle({ kind: 'pull-request', pull, cause: 'comparison' }, NEVER);
      }
  } finally {
    await reader.close();
    await database.close();
  }
  const after = show();
  const compared = pulls.map(({ owner, number }, index) =>
    compare(pullKey(owner, number), before[index] ?? NOTHING, after[index] ?? NOTHING),
  );
  return {
    pulls: pulls.length,
    green: before.filter(({ status }) => status.startsWith('success')).length,
    departures: compared.flatMap(({ departures }) => departures),
    reworded: compared.flatMap(({ reworded }) => reworded),
  };
}

/** What GitHub shows of the gate's on a pull request. */
interface Shown {
  readonly status: string;
  readonly comments: readonly string[];
}

const NOTHING: Shown = { status: 'no status', comments: [] };

function compare(name: string, before: Shown, after: Shown): Pick<Comparison, 'departures' | 'reworded'> {
  const hasAsMany = before.comments.length === after.comments.length && before.comments.length <= 1;
  return {
    departures: [
      ...(before.status === after.status
        ? []
        : [`${name} shows “${before.status}”, and a fresh evaluation gives “${after.status}”`]),
      ...(hasAsMany
        ? []
        : [
            `${name} has ${before.comments.length} comments of the gate's, and a fresh evaluation leaves ${after.comments.length}`,
          ]),
    ],
    reworded: hasAsMany && before.comments[0] !== after.comments[0] ? [name] : [],
  };
}

function shownOn(shop: Stage['shop'], number: number, { app }: GitHub): Shown {
  const status = shop.status(number, CONTEXT);
  return {
    status: status === undefined ? NOTHING.status : `${status.state}: ${status.description}`,
    comments: shop
      .comments(number)
      .filter(({ author }) => author === app.bot)
      .map(({ body }) => body),
  };
}
