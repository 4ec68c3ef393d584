import { describe, expect, test } from 'vitest';
import type { PullView } from '../demo/page/pull-view.ts';
import { differences, spokenText } from '../demo/story/observe.ts';
import { type Narrator, play, StoryBroke } from '../demo/story/play.ts';
import type { StageClient } from '../demo/story/stage-client.ts';
import type { Step } from '../demo/story/step.ts';

const nobody: Narrator = { begins: () => {}, went: () => {} };

function pullWith(state: 'pending' | 'success', description: string, comment = ''): PullView {
  return {
    repository: 'harbor-goods/shop',
    number: 1,
    title: '',
    body: '',
    author: 'mira',
    state: 'open',
    baseBranch: 'main',
    headBranch: 'notes',
    headSha: '',
    openedAt: '',
    commits: 1,
    timeline: [{ kind: 'comment', at: '', id: 1, login: 'gate', bot: true, edited: false, body: comment }],
    files: [],
    statuses: [{ context: 'migration-gate', state, description }],
    checkRuns: [],
    reviewers: [],
    people: [],
    branches: [],
  };
}

/** A stage that shows the given pull requests, one after each look, and refuses when told to. */
function stageOf(shown: readonly PullView[], objection?: string): StageClient {
  let looks = 0;
  return {
    open: async () => {},
    act: async () => objection,
    pull: async () => shown[Math.min(looks++, shown.length - 1)],
    until: async (holds, limit) => {
      for (let look = 0; look < shown.length; look += 1) if (await holds()) return;
      await new Promise((_, reject) => limit.addEventListener('abort', () => reject(limit.reason)));
    },
  };
}

const approved: Step = {
  pull: 1,
  tell: 'sara approves',
  act: { kind: 'approve', login: 'sara', body: '' },
  expect: { kind: 'shows', state: 'success', description: 'LOW · approved', comment: ['sara (senior)'] },
};

const refused: Step = { ...approved, expect: { kind: 'refused', message: 'own pull request' } };

const waiting = pullWith('pending', 'LOW · 0 of 1 approval');
const green = pullWith('success', 'LOW · approved', '✅ [sara](https://example.com) (senior)');

describe('the story', () => {
  test('goes on as soon as the pull request shows what it should', async () => {
    await expect(play([approved], stageOf([waiting, waiting, green]), nobody, 1000)).resolves.toBeUndefined();
  });

  test('breaks when it never does, and says what was expected and what came', async () => {
    const broken = play([approved], stageOf([waiting]), nobody, 20);
    await expect(broken).rejects.toThrow(StoryBroke);
    await expect(play([approved], stageOf([waiting]), nobody, 20)).rejects.toThrow(
      /sara approves[\s\S]*expected "success", and what came was "pending"[\s\S]*expected "LOW · approved"/,
    );
  });

  test('breaks when GitHub refuses what it should take', async () => {
    await expect(play([approved], stageOf([green], 'not you'), nobody, 20)).rejects.toThrow(
      'GitHub refused: not you',
    );
  });

  test('breaks when GitHub takes what it should refuse', async () => {
    await expect(play([refused], stageOf([green]), nobody, 20)).rejects.toThrow(StoryBroke);
    await expect(
      play([refused], stageOf([green], 'Can not approve your own pull request'), nobody, 20),
    ).resolves.toBeUndefined();
  });

  test('does not go on after it broke', async () => {
    const told: string[] = [];
    const narrator: Narrator = { begins: (step) => told.push(step.tell), went: () => {} };
    await play([approved, refused], stageOf([waiting]), narrator, 20).catch(() => {});
    expect(told).toEqual(['sara approves']);
  });

  test('misses a comment that is not there', () => {
    const missing = differences(
      { kind: 'shows', state: 'success', description: 'LOW · approved', comment: ['sara'] },
      pullWith('success', 'LOW · approved'),
    );
    expect(missing).toEqual(['in the comment: expected "sara", and what came was "it is not there"']);
  });

  test('reads a comment as people do', () => {
    expect(spokenText('- [no\\_or](https://x/y) **opened** `it`\\.')).toBe('- no_or opened it.');
  });
});
