import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../src/commands/memory-store.ts';
import type { PullRef } from '../../src/domain/repository.ts';
import { gatherFacts } from '../../src/usecases/gather-facts.ts';
import { ADD, NOBODY, PATH, POLICY, type StandIn, startStandIn } from '../github/stand-in.ts';

const POLICY_PATH = '.github/migration-policy.yml';

let at: StandIn;

beforeAll(async () => {
  at = await startStandIn();
});

afterAll(() => at.close());

const clock = () => new Date('2026-11-21T10:00:00Z');

/** The facts of a pull request, by an app that remembers what `store` does. */
async function factsOf(pull: PullRef, store = createMemoryStore()) {
  const { pulls } = at;
  const { snapshot } = await gatherFacts(await pulls.overview(pull, NOBODY), { pulls, store, clock });
  return snapshot;
}

describe('the policy as the pull request would have it', () => {
  const changed = `${POLICY}# changed\n`;

  it('is read where the pull request changes it, in no request of its own beside a migration', async () => {
    const pull = at.open('both', { files: { [PATH]: ADD, [POLICY_PATH]: changed } });
    const store = createMemoryStore();
    const read = async () => {
      const { headPolicy, policyFile } = await factsOf(pull, store);
      expect(headPolicy).toMatchObject({ kind: 'present', path: POLICY_PATH, content: { text: changed } });
      expect(policyFile).toMatchObject({ content: { text: POLICY } });
    };
    expect(await at.requestsOf(read)).toEqual({ counted: 3, made: 3 });
    expect(await at.requestsOf(read)).toEqual({ counted: 1, made: 1 });
  });

  it('is read without any migration, too', async () => {
    const pull = at.open('alone', { files: { [POLICY_PATH]: changed } });
    expect((await factsOf(pull)).headPolicy).toMatchObject({ content: { text: changed } });
  });

  it('is absent where the pull request removes it', async () => {
    const pull = at.open('without', { files: { [POLICY_PATH]: null } });
    expect((await factsOf(pull)).headPolicy).toEqual({ kind: 'absent' });
  });

  it('is no fact where the pull request leaves it alone', async () => {
    expect(await factsOf(at.open('other'))).not.toHaveProperty('headPolicy');
  });
});

describe('checks beyond the first page', () => {
  const openWithMany = (head: string, base: string) => {
    const pull = at.open(head, { base });
    for (let count = 0; count < 101; count++)
      at.shop.setCheckRun(pull.number, { name: `build ${count}`, conclusion: 'success' });
    return pull;
  };

  it('are read where the policy asks for a check', async () => {
    at.shop.commit('strict', { [POLICY_PATH]: 'levels:\n  low:\n    checks: [build 100]\n' });
    const { checks } = await factsOf(openWithMany('many-strict', 'strict'));
    expect([checks.complete, checks.items.length]).toEqual([true, 101]);
  });

  it('cost nothing where the policy asks for none', async () => {
    const pull = openWithMany('many', 'main');
    expect(await at.requestsOf(() => factsOf(pull))).toEqual({ counted: 3, made: 3 });
  });
});
