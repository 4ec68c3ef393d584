import type { Decision } from '../../domain/decision.ts';
import type { PolicyProblem } from '../../domain/policy.ts';
import { policyUrl } from '../github-pages.ts';
import { type Block, listSection, type Section } from '../layout/section.ts';
import { code } from '../markdown/code.ts';
import { fence } from '../markdown/fence.ts';
import { link } from '../markdown/link.ts';
import { escapeProse } from '../markdown/prose.ts';
import { counted } from '../wording/list.ts';

/** Every error of an invalid policy: where, what, the line itself, and what was probably meant. */
export function policyProblemsSections({ snapshot, verdict }: Decision): readonly Section[] {
  if (verdict.kind !== 'refused') return [];
  return verdict.refusals.flatMap((refusal) => {
    if (refusal.kind !== 'invalid-policy') return [];
    const { path, problems } = refusal;
    const file = link(code(path), policyUrl(snapshot, path));
    return listSection(
      {
        weight: 5,
        open: `### The policy has ${counted(problems.length, 'error')}\n\nIn ${file} on ${code(snapshot.pull.baseBranch)}:\n\n`,
        between: '\n\n',
        close: '',
        omitted: (count) =>
          `**${counted(count, 'error')} left out here for want of room**: mend these first.`,
      },
      problems.map((problem) => problemBlock(problem, policyUrl(snapshot, path, problem.line))),
    );
  });
}

/** One error: where, what, the line itself, and what was probably meant. */
export function problemBlock({ message, line, column, source, hint }: PolicyProblem, url: string): Block {
  const short = () => `${link(`**Line ${line}, column ${column}**`, url)}: ${escapeProse(message, 500)}`;
  const meant = hint === undefined ? '' : `\n\n💡 ${escapeProse(hint, 500)}`;
  return { full: () => `${short()}\n\n${fence(excerpt(source, column), 'yaml')}${meant}`, short };
}

/** The line with a caret under the column; of a long line the stretch around it. */
function excerpt(source: string, column: number): string {
  const start = Math.max(0, column - 60);
  const shown = source.slice(start, start + 120).toWellFormed();
  return `${shown}\n${' '.repeat(Math.max(0, Math.min(column - 1 - start, shown.length)))}^`;
}
