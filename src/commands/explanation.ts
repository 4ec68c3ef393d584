import type { Decision } from '../domain/decision.ts';
import { pullName } from '../domain/repository.ts';
import { commentOf } from '../publication/comment/comment.ts';
import { visibleLine } from '../publication/markdown/visible.ts';
import { statusOf } from '../publication/status.ts';
import { levelReasons } from '../publication/wording/level.ts';
import { nextSteps } from '../publication/wording/next-steps.ts';
import { VERDICT_MARKS } from '../publication/wording/verdict.ts';
import type { ExplainRequest } from './arguments.ts';
import { jsonReporter } from './formats/json.ts';
import { styled } from './formats/look.ts';
import { prettyReporter } from './formats/pretty.ts';
import type { Closing, Setting } from './formats/reporter.ts';
import { jsonText } from './json-text.ts';
import { NOTHING, withFindings, withMigration } from './tally.ts';

/** Reasons for the level beyond these help nobody. */
const MOST_REASONS = 5;

/** What the gate would say of a pull request, in one of the formats, with a line break at its end. */
export function explanationOf(
  decision: Decision,
  format: ExplainRequest['format'],
  setting: Setting,
): string {
  switch (format) {
    case 'markdown':
      return decision.verdict.kind === 'not-applicable' ? 'No migrations.\n' : `${commentOf(decision)}\n`;
    case 'json':
      return jsonOf(decision, setting);
    case 'pretty':
      return prettyText(decision, setting);
  }
}

function prettyText(decision: Decision, setting: Setting): string {
  const { assessment, snapshot, verdict, tally } = decision;
  const { ref, title, state } = snapshot.pull;
  const { description } = statusOf(decision);
  const line = (mark: string, text: string) => `  ${mark} ${visibleLine(text)}\n`;
  const head = `${styled('bold', visibleLine(`${pullName(ref)} ${title}`), setting)}\n`;
  const verdictLine = `${VERDICT_MARKS[verdict.kind]} ${styled('bold', visibleLine(description), setting)}\n`;
  const closed = state === 'open' ? '' : `It is ${state}: the gate leaves it alone.\n`;
  const steps = nextSteps(decision).map((step) => line('→', step));
  const reasons = levelReasons(assessment)
    .slice(0, MOST_REASONS)
    .map((reason) => line('·', reason));
  const approvals = tally.approvals.map(({ login, roles }) =>
    line('✓', `approved by ${login} as ${roles.join(', ')}`),
  );
  const reporter = prettyReporter(setting);
  const findings = assessment.migrations.map((migration) => reporter.migration(migration)).join('');
  const closing =
    assessment.migrations.length === 0 && assessment.findings.length === 0
      ? ''
      : reporter.end(closingOf(decision));
  const intro = [head, verdictLine, closed, ...approvals, ...steps, ...reasons].join('');
  return closing === '' ? intro : `${intro}\n${findings}${closing}`;
}

function jsonOf(decision: Decision, setting: Setting): string {
  const { assessment, snapshot, verdict, checklist, tally, digest } = decision;
  const reporter = jsonReporter(setting);
  for (const migration of assessment.migrations) reporter.migration(migration);
  const { ref, head, base, url } = snapshot.pull;
  const pull = { name: pullName(ref), url, head, base };
  const approvals = tally.approvals.map(({ login, roles }) => ({ login, roles }));
  const said = { pull, status: statusOf(decision), verdict: verdict.kind, next: nextSteps(decision) };
  const check: object = JSON.parse(reporter.end(closingOf(decision)));
  return `${jsonText({ ...said, approvals, checklist, digest, ...check }, 2)}\n`;
}

function closingOf(decision: Decision): Closing {
  const { assessment, policy } = decision;
  const inMigrations = new Set(assessment.migrations.flatMap(({ findings }) => findings));
  const beside = assessment.findings.filter((finding) => !inMigrations.has(finding));
  const tally = assessment.migrations.reduce(withMigration, withFindings(NOTHING, beside));
  return { policy, tally, beside, decide: () => decision };
}
