import type { StepBack } from '../../domain/after-merge.ts';
import { listSection, type Section } from '../layout/section.ts';
import { code } from '../markdown/code.ts';
import { fence } from '../markdown/fence.ts';
import { escapeProse } from '../markdown/prose.ts';
import { capitalised, withStop } from '../wording/list.ts';

/** What takes the migrations back, in the order in which it is run. */
export function stepsBackSection(steps: readonly StepBack[]): Section {
  const order =
    steps.length === 1 ? 'Run this:' : 'Run these, one after the other, and stop at the first that fails:';
  return listSection(
    {
      weight: 4,
      open: `### If it has to be taken back\n\n${order}\n\n`,
      between: '\n\n',
      close: '',
      omitted: (count) => `**${count} more are left out here for want of room**: see the files.`,
    },
    steps.map((step, index) => ({
      full: () => [headOf(step, index), fence(step.sql, 'sql'), ...lossesOf(step)].join('\n\n'),
      short: () => `${headOf(step, index)} The SQL is too long to be shown here.`,
    })),
  );
}

function headOf(step: StepBack, index: number): string {
  return `**${index + 1}.** ${sourceOf(step)}`;
}

function sourceOf({ from, source, path, whole }: StepBack): string {
  switch (from) {
    case 'file':
      return `${code(source)}, which takes back ${code(path)}:`;
    case 'section':
      return `The rollback in ${code(source)}:`;
    case 'comment':
      return `The rollback instructions in ${code(source)}:`;
    case 'proposal':
      return `${code(path)} has no rollback that can be read. This was worked out from it${whole ? '' : ', and is not all of it'}; nobody has run it:`;
  }
}

function lossesOf({ lost }: StepBack): readonly string[] {
  if (lost.length === 0) return [];
  return [
    `It does not bring everything back:\n\n${lost.map((loss) => `- ${escapeProse(withStop(capitalised(loss)), 300)}`).join('\n')}`,
  ];
}
