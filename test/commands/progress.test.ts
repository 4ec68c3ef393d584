import { describe, expect, it } from 'vitest';
import { startProgress } from '../../src/commands/progress.ts';

const watch = (watched: boolean) => {
  let now = 0;
  const said: string[] = [];
  const progress = startProgress({ err: (text) => said.push(text), watched }, 10_000, () => now);
  return { said, progress, wait: (milliseconds: number) => (now += milliseconds) };
};

describe('progress', () => {
  it('is not shown of what is done at once', () => {
    const { said, progress, wait } = watch(true);
    progress.step();
    wait(400);
    progress.step();
    progress.hide();
    expect(said).toEqual([]);
  });

  it('is shown of long work, now and then', () => {
    const { said, progress, wait } = watch(true);
    for (let at = 0; at < 1_200; at++) {
      wait(1);
      progress.step();
    }
    expect(said).toHaveLength(8);
    expect(said[0]).toBe('\r\u001b[2KRead 500 of 10,000 files');
  });

  it('makes room for what else is written', () => {
    const { said, progress, wait } = watch(true);
    wait(600);
    progress.step();
    progress.hide();
    progress.hide();
    expect(said.slice(1)).toEqual(['\r\u001b[2K']);
  });

  it('is not written where nobody watches', () => {
    const { said, progress, wait } = watch(false);
    wait(5_000);
    progress.step();
    progress.hide();
    expect(said).toEqual([]);
  });
});
