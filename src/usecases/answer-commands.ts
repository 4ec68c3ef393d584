import type { Decision } from '../domain/decision.ts';
import type { CommandArrival } from '../domain/job.ts';
import type { Reaction, Write } from '../domain/publication.ts';
import { type PullRef, pullName } from '../domain/repository.ts';
import { answerTo } from '../publication/reply/answers.ts';
import type { Log } from './ports/log.ts';
import type { PullRequests } from './ports/pull-requests.ts';

interface AnswerPorts {
  readonly pulls: Pick<PullRequests, 'publish'>;
  readonly log: Log;
}

/** Reacts to each comment: `eyes` before its commands are followed, so that people see that they are taken. */
export async function reactToAll(
  commands: readonly CommandArrival[],
  reaction: Reaction,
  pull: PullRef,
  ports: AnswerPorts,
): Promise<void> {
  const writes = commands.map(({ comment }): Write => ({ kind: 'react', comment, reaction }));
  await say(writes, pull, ports);
}

/** Answers each comment once what it asks for was done. Last of all, so that no other fault makes it twice. */
export async function answerCommands(
  commands: readonly CommandArrival[],
  decision: Decision,
  ports: AnswerPorts,
): Promise<void> {
  const writes = commands.flatMap((arrival) => answerTo(arrival, decision));
  await say(writes, decision.snapshot.pull.ref, ports);
}

async function say(writes: readonly Write[], pull: PullRef, { pulls, log }: AnswerPorts): Promise<void> {
  if (writes.length === 0) return;
  const { refused } = await pulls.publish(pull, writes, {});
  for (const problem of refused) log.warn({ pull: pullName(pull), problem }, 'GitHub refused an answer');
}
