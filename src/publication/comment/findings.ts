import type { Decision } from '../../domain/decision.ts';
import { type Finding, textsToCopy } from '../../domain/finding.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { locationUrl } from '../github-pages.ts';
import { type Block, listSection, type Section } from '../layout/section.ts';
import { code } from '../markdown/code.ts';
import { COLLAPSED_END, collapsed, collapsedStart } from '../markdown/collapsed.ts';
import { fence } from '../markdown/fence.ts';
import { link } from '../markdown/link.ts';
import { escapeProse } from '../markdown/prose.ts';
import { counted } from '../wording/list.ts';
import { lockWords } from '../wording/lock.ts';
import { placeWords } from '../wording/place.ts';
import { findingsWords, SEVERITY_MARKS, worstFirst } from '../wording/severity.ts';

/** So many findings stand open; the rest is folded away. */
const OPEN = 8;

/** With more errors than this, how to mend each is folded away as well. */
const FEW = 3;

/** A text to copy that is longer than this is not meant to be read in a comment. */
const LONGEST_TEXT = 8_000;

/** The findings, worst first: what is wrong and where, why it matters, what is locked, and the safer way. */
export function findingsSections(decision: Pick<Decision, 'snapshot' | 'assessment'>): readonly Section[] {
  const { snapshot, assessment } = decision;
  const findings = worstFirst(assessment.findings);
  const few = findings.filter(({ severity }) => severity === 'error').length <= FEW;
  const blocks = findings.map((finding) => findingBlock(finding, snapshot, few));
  const more = blocks.length - OPEN;
  const frame = { between: '\n\n', omitted: (count: number) => omittedNote(count, snapshot) };
  return [
    listSection(
      { ...frame, weight: 6, open: `### Findings: ${findingsWords(findings)}\n\n`, close: '' },
      blocks.slice(0, OPEN),
    ),
    listSection(
      {
        ...frame,
        weight: 4,
        open: collapsedStart(counted(more, 'more finding')),
        close: COLLAPSED_END,
      },
      blocks.slice(OPEN),
    ),
  ];
}

function omittedNote(count: number, { pull }: Snapshot): string {
  const checks = link('the annotations of the check run', `${pull.url}/checks`);
  return `**${counted(count, 'finding')} left out here for want of room**: see ${checks}.`;
}

function findingBlock(finding: Finding, snapshot: Snapshot, few: boolean): Block {
  const { severity, location, categories, rule } = finding;
  const message = () => `${SEVERITY_MARKS[severity]} ${escapeProse(finding.message, 500)}`;
  const place = () => link(code(placeWords(location)), locationUrl(snapshot, location));
  const facts = () => [place(), `rule ${code(rule)}`, ...categories].join(' · ');
  const detail = () => collapsed(detailTitle(finding), detailOf(finding), few && severity === 'error');
  return {
    full: () => `#### ${message()}\n\n${facts()}\n\n${detail()}`,
    short: () => `${message()} · ${place()}`,
  };
}

function detailTitle({ lock, saferWay }: Finding): string {
  if (lock === undefined)
    return saferWay === undefined ? 'Why it matters' : 'Why it matters, and the safer way';
  return saferWay === undefined
    ? 'Why it matters, and what PostgreSQL locks'
    : 'Why it matters, what PostgreSQL locks, and the safer way';
}

function detailOf({ why, lock, saferWay }: Finding): string {
  const texts = saferWay === undefined ? [] : textsToCopy(saferWay);
  return [
    `**Why it matters.** ${escapeProse(why)}`,
    ...(lock === undefined ? [] : [`**What PostgreSQL locks.** ${escapeProse(lockWords(lock))}`]),
    ...(saferWay === undefined ? [] : [`**The safer way.** ${escapeProse(saferWay.summary)}`]),
    ...texts.map(({ text, language }) =>
      text.length <= LONGEST_TEXT ? fence(text, language) : 'What to write is too long to show.',
    ),
  ].join('\n\n');
}
