import type { PullView } from '../page/pull-view.ts';
import { differences } from './observe.ts';
import type { StageClient } from './stage-client.ts';
import type { Step } from './step.ts';

/** What is heard of the story while it is played. */
export interface Narrator {
  begins(step: Step): void;
  /** It went as told. */
  went(step: Step, pull: PullView | undefined, milliseconds: number): void;
}

/** The story went otherwise than told: the message says what was expected and what came. */
export class StoryBroke extends Error {
  override readonly name = 'StoryBroke';
}

/**
 * Plays the steps in order, each only after the one before shows what it should.
 *
 * @param patience how long one step may take, in milliseconds.
 * @throws StoryBroke at the first step that does not go as told.
 */
export async function play(
  steps: readonly Step[],
  stage: StageClient,
  narrator: Narrator,
  patience: number,
): Promise<void> {
  for (const step of steps) {
    narrator.begins(step);
    const started = performance.now();
    await playStep(step, stage, patience);
    narrator.went(step, await stage.pull(step.pull), performance.now() - started);
  }
}

async function playStep(step: Step, stage: StageClient, patience: number): Promise<void> {
  const { act, expect, pull } = step;
  const objection = act.kind === 'open' ? await stage.open(pull) : await stage.act(pull, act);
  if (expect.kind === 'refused') {
    if (typeof objection === 'string' && objection.includes(expect.message)) return;
    throw broke(step, [
      `expected GitHub to refuse: "${expect.message}", and it said "${objection ?? 'done'}"`,
    ]);
  }
  if (typeof objection === 'string') throw broke(step, [`GitHub refused: ${objection}`]);
  let left: readonly string[] = [];
  const limit = AbortSignal.timeout(patience);
  const holds = async () => {
    left = differences(expect, await stage.pull(pull));
    return left.length === 0;
  };
  await stage.until(holds, limit).catch((error: unknown) => {
    if (!limit.aborted) throw error;
    throw broke(step, [...left, `after ${patience / 1000} seconds`]);
  });
}

function broke(step: Step, lines: readonly string[]): StoryBroke {
  return new StoryBroke(`#${step.pull}, when ${step.tell}:\n${lines.map((line) => `  ${line}`).join('\n')}`);
}
