import { startGitHub } from '../../test/support/github/github.ts';
import type { Count, LoadedPull, StandInReady } from './messages.ts';

/**
 * The process of the stand-in: organisations with few pull requests each, so that no installation comes to what
 * GitHub lets it write in a minute, for which it would have to wait.
 */
const OWNERS = Array.from({ length: 20 }, (_, index) => `acme-${index + 1}`);
const PULLS_EACH = 5;

const github = await startGitHub({ perHour: { core: 10_000_000, graphql: 10_000_000 } });
const pulls = OWNERS.flatMap((owner): readonly LoadedPull[] => {
  const shop = github.repository(`${owner}/shop`, {
    files: { 'db/migrations/001_orders.sql': 'CREATE TABLE orders (id int);\n' },
    permissions: { mira: 'write', yuki: 'write', ann: 'maintain' },
  });
  return Array.from({ length: PULLS_EACH }, (_, index) => {
    const files = { [`db/migrations/${100 + index}_note.sql`]: 'ALTER TABLE orders ADD COLUMN note text;\n' };
    const { number } = shop.openPull({ head: `notes-${index}`, author: 'mira', files });
    return { installation: github.installationOf(owner).id, owner, name: 'shop', number };
  });
});

process.on('message', () => {
  process.send?.({ count: github.requests.reads + github.requests.writes } satisfies Count);
});
process.once('disconnect', () => process.exit());
const { id: appId, privateKey } = github.app;
process.send?.({ url: github.url, appId, privateKey, pulls } satisfies StandInReady);
