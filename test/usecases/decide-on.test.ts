import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../src/commands/memory-store.ts';
import type { PullRef } from '../../src/domain/repository.ts';
import { readMigration } from '../../src/script/read-migration.ts';
import { loadParser } from '../../src/sql/parser.ts';
import { createBaseCatalogues } from '../../src/usecases/base-catalogue.ts';
import { decideOn } from '../../src/usecases/decide-on.ts';
import { gatherFacts } from '../../src/usecases/gather-facts.ts';
import type { ScriptReader } from '../../src/usecases/ports/script-reader.ts';
import { NOBODY, type StandIn, startStandIn } from '../github/stand-in.ts';

const POLICY_PATH = '.github/migration-policy.yml';
const DAY = 86_400_000;

const reader: ScriptReader = { read: async (text, tool) => readMigration(text, tool) };

let at: StandIn;

beforeAll(async () => {
  await loadParser();
  at = await startStandIn();
  at.shop.commit('phased', { [POLICY_PATH]: 'conventions: { two-phases: { wait: 14d } }\n' });
});

afterAll(() => at.close());

/** What the gate finds so many days from now, and how many requests the decision takes beside the facts. */
async function lookAt(pull: PullRef, days: number) {
  const { pulls } = at;
  const clock = () => new Date(Date.now() + days * DAY);
  const overview = await pulls.overview(pull, NOBODY);
  const facts = await gatherFacts(overview, { pulls, store: createMemoryStore(), clock });
  let messages: readonly string[] = [];
  const requests = await at.requestsOf(async () => {
    const decision = await decideOn(facts, { reader, catalogues: createBaseCatalogues(reader), pulls });
    messages = decision.assessment.findings
      .filter(({ rule }) => rule === 'drop-in-same-change')
      .map(({ message }) => message);
  });
  return { messages, requests };
}

const open = (head: string, sql: string, base = 'phased') =>
  at.open(head, { base, files: { 'db/migrations/002_next.sql': sql } });

const DROP = 'ALTER TABLE orders DROP COLUMN id;\n';

describe('when the base branch got what prepared a drop', () => {
  it('is asked of GitHub in one request, where numbers are no dates', async () => {
    const pull = open('drop', DROP);
    const soon = await lookAt(pull, 1);
    expect(soon.messages).toEqual([
      expect.stringMatching(/^Column `id` of `orders` is dropped 1\d days too early/),
    ]);
    expect(soon.requests).toEqual({ counted: 1, made: 1 });
    expect((await lookAt(pull, 16)).messages).toEqual([]);
  });

  it('is not asked where nothing is dropped', async () => {
    const { requests } = await lookAt(open('add', 'ALTER TABLE orders ADD COLUMN note text;\n'), 1);
    expect(requests).toEqual({ counted: 0, made: 0 });
  });

  it('is not asked where the policy does not need to know', async () => {
    const { requests } = await lookAt(open('drop-main', DROP, 'main'), 1);
    expect(requests).toEqual({ counted: 0, made: 0 });
  });
});
