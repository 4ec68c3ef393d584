import type { Probot } from 'probot';
import { describe, expect, it } from 'vitest';
import { gateApp } from '../src/app.ts';
import type { Inbox } from '../src/usecases/ports/inbox.ts';

type Listener = (event: { id: string; name: string; payload: unknown }) => Promise<void>;

/** What becomes of a verified webhook. */
function deliver(name: string, payload: object, take: Inbox['take']) {
  const logged: object[] = [];
  const log = { debug() {}, info() {}, error() {}, warn: (fields: object) => void logged.push(fields) };
  const listeners: Listener[] = [];
  const app = { onAny: (listener: Listener) => void listeners.push(listener) };
  gateApp({ take }, log)(app as unknown as Probot, {} as never);
  const event = { id: 'delivery-1', name, payload: { installation: { id: 1 }, ...payload } };
  return { done: Promise.all(listeners.map((listener) => listener(event))), logged };
}

const repository = { name: 'shop', owner: { login: 'acme' } };
const opened = {
  number: 1,
  repository,
  pull_request: { head: { sha: 'a'.repeat(40) }, updated_at: '2026-01-16T12:00:00Z' },
  sender: { login: 'mira' },
};

describe('a verified webhook', () => {
  it('becomes jobs, all of them at once, under the name of its delivery', async () => {
    const taken: unknown[] = [];
    const added = [{ full_name: 'acme/shop' }, { full_name: 'acme/till' }];
    const payload = { action: 'added', repositories_added: added };
    await deliver('installation_repositories', payload, async (delivery, jobs) => {
      taken.push([
        delivery,
        jobs.map((job) => [job.kind === 'repository' && job.repository.name, job.deliveries]),
      ]);
    }).done;
    expect(taken).toEqual([
      [
        'delivery-1',
        [
          ['shop', ['delivery-1']],
          ['till', ['delivery-1']],
        ],
      ],
    ]);
  });

  it('that concerns nobody is answered, and asks for nothing', async () => {
    const refuse = async () => {
      throw new Error('nothing should be stored');
    };
    await deliver('star', { action: 'created', repository }, refuse).done;
    await deliver('pull_request', { ...opened, action: 'labeled' }, refuse).done;
  });

  it('that lacks what it needs is refused as such, and the log says what', async () => {
    const { done, logged } = deliver('pull_request', { action: 'opened', repository }, async () => {});
    await expect(done).rejects.toMatchObject({ status: 400, message: expect.stringContaining('number') });
    expect(logged).toMatchObject([{ delivery: 'delivery-1', event: 'pull_request' }]);
  });

  it('whose job cannot be stored is not answered as if it were', async () => {
    const { done } = deliver('pull_request', { ...opened, action: 'opened' }, async () => {
      throw new Error('the disk is full');
    });
    await expect(done).rejects.toThrow('the disk is full');
  });
});
