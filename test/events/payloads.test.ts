import { describe, expect, it } from 'vitest';
import { answerEvent, EVENT_HANDLERS } from '../../src/events/registry.ts';
import { WEBHOOK_EXAMPLES } from '../support/webhook-examples.ts';

/** As GitHub would send it to an app. */
const toApp = (payload: object) => ({ ...payload, installation: { id: 1 } });

describe('every webhook that GitHub has examples of', () => {
  it.each(WEBHOOK_EXAMPLES)('$title is understood', ({ event, payload }) => {
    const answer = answerEvent(event, toApp(payload));
    expect(answer.kind, answer.kind === 'malformed' ? answer.problem : '').toBe('jobs');
  });

  it('of an event that nobody listens to asks for nothing', () => {
    for (const { event, payload } of WEBHOOK_EXAMPLES)
      if (EVENT_HANDLERS[event] === undefined)
        expect(answerEvent(event, toApp(payload))).toEqual({ kind: 'jobs', jobs: [] });
  });

  it('that was not sent to an app asks for nothing', () => {
    expect(answerEvent('pull_request', { action: 'opened' })).toEqual({ kind: 'jobs', jobs: [] });
  });
});

describe('a payload that lacks what it needs', () => {
  it.each(Object.keys(EVENT_HANDLERS))('of %s says what is wrong, and does not throw', (name) => {
    for (const payload of [{ installation: {} }, { installation: { id: 'x' }, repository: null }])
      expect(answerEvent(name, payload)).toMatchObject({
        kind: 'malformed',
        problem: expect.stringContaining(name),
      });
  });

  it.each([null, 1, 'text', [], undefined])('%j asks for nothing', (payload) => {
    expect(answerEvent('pull_request', payload)).toEqual({ kind: 'jobs', jobs: [] });
  });
});
