import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningGate, startGate, WEBHOOK_SECRET } from '../support/running-gate.ts';
import { WEBHOOK_EXAMPLES } from '../support/webhook-examples.ts';

describe('every webhook that GitHub has examples of, sent to the running server', () => {
  let gate: RunningGate;
  beforeAll(async () => {
    gate = await startGate();
  }, 30_000);
  afterAll(() => gate.close());

  // At once is measured, and other programs may have the processor meanwhile: then it is measured again.
  it('is answered 2xx, or 400 where it lacks what it needs, at once; and none ends the server', {
    retry: 2,
    timeout: 60_000,
  }, async () => {
    const answers: { title: string; status: number; milliseconds: number }[] = [];
    for (const [index, { title, event, payload }] of WEBHOOK_EXAMPLES.entries())
      for (const body of [payload, { ...payload, installation: { id: 1 } }]) {
        const text = JSON.stringify(body);
        const started = performance.now();
        const answer = await fetch(`${gate.url}/api/github/webhooks`, {
          method: 'POST',
          body: text,
          headers: {
            'content-type': 'application/json',
            'x-github-event': event,
            'x-github-delivery': `${index} ${body === payload}`,
            'x-hub-signature-256': `sha256=${createHmac('sha256', WEBHOOK_SECRET).update(text).digest('hex')}`,
          },
        });
        await answer.arrayBuffer();
        answers.push({ title, status: answer.status, milliseconds: performance.now() - started });
      }
    expect(WEBHOOK_EXAMPLES).toHaveLength(329);
    expect(answers.filter(({ status }) => status !== 400 && (status < 200 || status > 299))).toEqual([]);
    const times = answers.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
    // One in a hundred may meet a pause of the machine.
    expect(times[Math.floor(times.length * 0.99)]).toBeLessThan(100);
    expect((await fetch(`${gate.url}/readyz`)).status).toBe(200);
  });
});
