import { expect, it } from 'vitest';
import type { PullRequests } from '../../src/usecases/ports/pull-requests.ts';
import { whileHeld } from '../../src/usecases/while-held.ts';

it('nothing is written on GitHub once somebody else may be at the same work, and reading goes on', async () => {
  const asked: string[] = [];
  const pulls: Partial<PullRequests> = {
    publish: async () => {
      asked.push('publish');
      return { followUps: [], refused: [] };
    },
    setStatus: async () => void asked.push('status'),
    repositories: async () => {
      asked.push('repositories');
      return [];
    },
    counted: () => ({ ...(pulls as PullRequests), requests: () => 0 }),
  };
  const lock = new AbortController();
  const held = whileHeld(pulls as PullRequests, lock.signal).counted();
  const pull = { installation: 1, repository: { owner: 'acme', name: 'shop' }, number: 1 };
  const status = { state: 'success', description: '' } as const;
  await held.publish(pull, [], {} as never);
  await held.setStatus(1, pull.repository, 'a', status);
  lock.abort(new Error('the lock was lost'));
  await expect(held.publish(pull, [], {} as never)).rejects.toThrow('the lock was lost');
  await expect(held.setStatus(1, pull.repository, 'a', status)).rejects.toThrow('the lock was lost');
  await held.repositories(1);
  expect(asked).toEqual(['publish', 'status', 'repositories']);
});
