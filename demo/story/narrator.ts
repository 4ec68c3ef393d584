import { styleText } from 'node:util';
import type { PullView, StatusView } from '../page/pull-view.ts';
import type { Narrator } from './play.ts';
import type { Step } from './step.ts';

type Style = Parameters<typeof styleText>[0];

/** In colour where the terminal can show it and NO_COLOR is not set. */
export function paint(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout });
}

const MARKS: Readonly<Record<StatusView['state'], { readonly mark: string; readonly style: Style }>> = {
  success: { mark: '✓', style: 'green' },
  pending: { mark: '●', style: 'yellow' },
  failure: { mark: '✗', style: 'red' },
  error: { mark: '✗', style: 'red' },
};

/** Tells the story on the terminal as it happens. */
export function createNarrator(titles: Readonly<Record<number, string>>): Narrator {
  let current: number | undefined;
  return {
    begins(step) {
      if (step.pull !== current) {
        current = step.pull;
        console.log(`\n${paint('bold', `#${step.pull} ${titles[step.pull] ?? ''}`)}`);
      }
      console.log(`\n  ${paint('cyan', '›')} ${step.tell}`);
    },
    went(step, pull, milliseconds) {
      const took = paint('dim', `${(milliseconds / 1000).toFixed(1)} s`);
      for (const line of linesOf(step, pull)) console.log(`    ${line}`);
      console.log(`    ${took}`);
    },
  };
}

function linesOf(step: Step, pull: PullView | undefined): readonly string[] {
  const { expect } = step;
  if (expect.kind === 'refused') return [`${paint('red', '✗')} GitHub itself refuses: ${expect.message}`];
  const { mark, style } = MARKS[expect.state];
  return [
    `${paint(style, `${mark} ${expect.state}`)}  ${expect.description}`,
    ...(expect.comment ?? []).map((text) => `${paint('dim', '│')} ${text}`),
    ...(step.act.kind === 'open' && pull !== undefined ? [paint('dim', countsOf(pull))] : []),
  ];
}

function countsOf(pull: PullView): string {
  const annotations = pull.checkRuns.flatMap((run) => run.annotations).length;
  return `one comment, one status, and a check run with ${annotations} annotation${annotations === 1 ? '' : 's'}`;
}
