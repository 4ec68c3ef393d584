import type { Decision } from '../../domain/decision.ts';
import type { Outcome, PolicyEffect } from '../../domain/policy-change.ts';
import { type Block, listSection, type Section } from '../layout/section.ts';
import { code } from '../markdown/code.ts';
import { escapeText } from '../markdown/escape.ts';
import { fence } from '../markdown/fence.ts';
import { link } from '../markdown/link.ts';
import { counted } from '../wording/list.ts';
import { problemBlock } from './policy-problems.ts';

/** Lines of one kind, so that a long difference can be cut between them. */
const LINES_AT_ONCE = 40;

/** What merging would do to the policy: its errors, or what would be asked for instead, and of whom. */
export function policyChangeSections({ policyChange, snapshot }: Decision): readonly Section[] {
  if (policyChange === undefined) return [];
  switch (policyChange.kind) {
    case 'unknown':
      return [
        listSection(FRAME, [
          { full: () => `What ${code(policyChange.path)} would say could not be read, so nobody can tell.` },
        ]),
      ];
    case 'invalid': {
      const { problems, path } = policyChange;
      return [
        listSection(
          {
            ...FRAME,
            open: `### The policy would have ${counted(problems.length, 'error')}\n\nMerged, ${code(path)} would hold up every other pull request.\n\n`,
          },
          problems.map((problem) => problemBlock(problem, snapshot.pull.url)),
        ),
      ];
    }
    case 'valid':
      return [
        listSection(FRAME, differenceBlocks(policyChange.removed, policyChange.added)),
        listSection(EFFECTS, policyChange.effects.map(effectRow)),
      ];
  }
}

const FRAME = {
  weight: 5,
  open: '### What would change in the policy\n\n',
  between: '\n\n',
  close: '',
  omitted: (count: number) => `**${counted(count, 'part')} left out here for want of room.**`,
};

const EFFECTS = {
  weight: 2,
  open: '#### For the open pull requests\n\n| Pull request | Now | Then |\n| --- | --- | --- |\n',
  between: '\n',
  close: '',
  omitted: (count: number) => `${counted(count, 'more pull request')} left out here for want of room.`,
};

function differenceBlocks(removed: readonly string[], added: readonly string[]): readonly Block[] {
  if (removed.length + added.length === 0)
    return [{ full: () => 'Nothing in effect: it is written differently and says the same.' }];
  const lines = [...removed.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)];
  const parts = Array.from({ length: Math.ceil(lines.length / LINES_AT_ONCE) }, (_, part) =>
    lines.slice(part * LINES_AT_ONCE, (part + 1) * LINES_AT_ONCE),
  );
  return parts.map((part) => ({ full: () => fence(part.join('\n'), 'diff') }));
}

function effectRow({ pullNumber, title, url, before, after }: PolicyEffect): Block {
  const name = link(escapeText(`#${pullNumber} ${title}`, 80), url);
  return { full: () => `| ${name} | ${outcomeWords(before)} | ${outcomeWords(after)} |` };
}

function outcomeWords({ level, approvals }: Outcome): string {
  return escapeText(`${level}: ${approvals.length === 0 ? 'no approval' : approvals.join('; ')}`, 300);
}
