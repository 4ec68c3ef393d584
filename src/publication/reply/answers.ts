import type { WeighedAct } from '../../domain/act-refusal.ts';
import { type Command, declaredId } from '../../domain/command.ts';
import type { Decision } from '../../domain/decision.ts';
import type { CommandArrival } from '../../domain/job.ts';
import type { Reaction, Write } from '../../domain/publication.ts';
import { link } from '../markdown/link.ts';
import { escapeProse } from '../markdown/prose.ts';
import { actRefusalWords } from '../wording/act-refusal.ts';
import { capitalised, withStop } from '../wording/list.ts';
import { explanationOf } from './explanation.ts';
import { helpOf } from './help.ts';

/**
 * What is said to a comment with commands once they were followed: a reaction, and one reply where something is to
 * be said. Nobody is mentioned in it.
 */
export function answerTo(arrival: CommandArrival, decision: Decision): readonly Write[] {
  const { comment, commands } = arrival;
  const { pull } = decision.snapshot;
  const replies = commands.map((command, index) =>
    replyTo(command, weighedAs(declaredId(comment, index), decision), decision),
  );
  const said = [...new Set(replies.flatMap(({ words }) => words ?? []))];
  const help = replies.some(({ help: wanted }) => wanted === true) ? [helpOf(decision.policy)] : [];
  const body = [...said, ...help].join('\n\n');
  const opening = `In answer to ${link('this comment', `${pull.url}#issuecomment-${comment}`)}:`;
  return [
    { kind: 'react', comment, reaction: reactionOf(replies) },
    ...(body === ''
      ? []
      : [{ kind: 'comment-on-issue' as const, number: pull.ref.number, body: `${opening}\n\n${body}` }]),
  ];
}

interface Reply {
  readonly outcome: 'done' | 'refused' | 'not-understood';
  /** Markdown. */
  readonly words?: string;
  readonly help?: true;
}

function replyTo(command: Command, weighed: WeighedAct | undefined, decision: Decision): Reply {
  switch (command.kind) {
    case 'recheck':
      return { outcome: 'done' };
    case 'explain':
      return { outcome: 'done', words: explanationOf(decision) };
    case 'help':
      return { outcome: 'done', help: true };
    case 'waive':
      return declaredReply(`\`${command.item}\` is not waived`, weighed, decision);
    case 'emergency':
      return declaredReply('there is no emergency', weighed, decision);
    case 'not-understood':
      return {
        outcome: 'not-understood',
        words: escapeProse(withStop(capitalised(command.problem)), 400),
        help: true,
      };
  }
}

function declaredReply(without: string, weighed: WeighedAct | undefined, { policy }: Decision): Reply {
  const refusal = weighed?.refusal;
  if (weighed !== undefined && refusal === undefined) return { outcome: 'done' };
  const why =
    refusal === undefined ? 'there is nothing to decide' : actRefusalWords(refusal, policy.levelNames);
  return { outcome: 'refused', words: escapeProse(withStop(`${capitalised(without)}: ${why}`), 500) };
}

function weighedAs(id: string, { weighed }: Decision): WeighedAct | undefined {
  return weighed.find(({ act }) => act.id === id);
}

function reactionOf(replies: readonly Reply[]): Reaction {
  const outcomes = replies.map(({ outcome }) => outcome);
  if (outcomes.includes('not-understood')) return 'confused';
  return outcomes.includes('refused') ? '-1' : '+1';
}
