import type { ApplicationFunction } from 'probot';
import { answerEvent } from './events/registry.ts';
import type { Inbox } from './usecases/ports/inbox.ts';
import type { Log } from './usecases/ports/log.ts';

/** Refused with a status of its own, which Probot's middleware passes on. */
class MalformedPayload extends Error {
  override readonly name = 'MalformedPayload';
  readonly status = 400;
}

/** Probot: a verified webhook becomes jobs in the inbox, and nothing else. */
export function gateApp(inbox: Inbox, log: Log): ApplicationFunction {
  return (app) => {
    app.onAny(async ({ id, name, payload }) => {
      const answer = answerEvent(name, payload);
      if (answer.kind === 'malformed') {
        log.warn({ delivery: id, event: name, problem: answer.problem }, 'a webhook lacks what it needs');
        throw new MalformedPayload(answer.problem);
      }
      log.info({ delivery: id, event: name, jobs: answer.jobs.length }, 'took a webhook');
      if (answer.jobs.length === 0) return;
      await inbox.take(
        id,
        answer.jobs.map((job) => ({ ...job, deliveries: [id] })),
      );
    });
  };
}
