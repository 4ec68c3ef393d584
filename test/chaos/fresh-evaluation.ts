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

/** Evaluates every open pull request with an empty database; what that changes on GitHub was not as it should be. */
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
  const departures: string[] = [];
  const reworded: string[] = [];
  let pulls = 0;
  let green = 0;
  try {
    for (const { owner, shop } of stages)
      for (const { number } of shop.pulls().filter(({ state }) => state === 'open')) {
        const name = pullKey(owner, number);
        const before = shownOn(shop, number, github);
        const installation = github.installationOf(owner).id;
        const pull = { installation, repository: { owner, name: 'shop' }, number };
        await handler.handle({ kind: 'pull-request', pull, cause: 'comparison' }, NEVER);
        const after = shownOn(shop, number, github);
        pulls += 1;
        if (before.status.startsWith('success')) green += 1;
        if (before.status !== after.status)
          departures.push(`${name} shows “${before.status}”, and a fresh evaluation gives “${after.status}”`);
        if (before.comments.length > 1 || before.comments.length !== after.comments.length)
          departures.push(
            `${name} has ${before.comments.length} comments of the gate's, and a fresh evaluation leaves ${after.comments.length}`,
          );
        else if (before.comments[0] !== after.comments[0]) reworded.push(name);
      }
  } finally {
    await reader.close();
    await database.close();
  }
  return { pulls, green, departures, reworded };
}

function shownOn(
  shop: Stage['shop'],
  number: number,
  { app }: GitHub,
): { readonly status: string; readonly comments: readonly string[] } {
  const status = shop.status(number, CONTEXT);
  return {
    status: status === undefined ? 'no status' : `${status.state}: ${status.description}`,
    comments: shop
      .comments(number)
      .filter(({ author }) => author === app.bot)
      .map(({ body }) => body),
  };
}
