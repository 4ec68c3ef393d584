import { descriptionOf, fieldIn } from '../../conventions/description.ts';
import { levelNamed } from '../../conventions/level-word.ts';
import { compareLevels } from '../../domain/level.ts';
import { compareNaturally } from '../../domain/natural-order.ts';
import { pullRequestRule } from '../rule.ts';

const POLICY = 'conventions:\n  pull-request:\n    agrees: true';
const DROP = { 'migrations/099_drop.sql': 'DROP TABLE bookings;' };

export const descriptionDisagrees = pullRequestRule({
  id: 'description-disagrees',
  title: 'The description names another migration or a lower risk than the files have',
  why: 'Whoever decides by the description how closely to look, or when to merge, decides about something else.',
  saferWay: 'Write the number and the level that the files have.',
  severity: 'error',
  categories: [],
  asks: ({ pullRequest }) => pullRequest?.agrees,
  examples: {
    bad: [
      { policy: POLICY, files: DROP, description: '**Migration Number**: 098\n**Risk Level**: HIGH' },
      { policy: POLICY, files: DROP, description: '**Migration Number**: 099\n**Risk Level**: LOW' },
    ],
    good: [
      { policy: POLICY, files: DROP, description: '**Migration Number**: 099\n**Risk Level**: HIGH' },
      { policy: POLICY, files: DROP, description: '**Risk Level**: LOW | MEDIUM | HIGH' },
      { policy: POLICY, files: DROP, description: 'Drops the bookings.' },
    ],
  },
  check({ change, ahead, circumstances, levelNames }) {
    if (change?.words === undefined) return [];
    const description = descriptionOf(change.words.description);
    const numbers = ahead.flatMap(({ migration }) => migration.number ?? []);
    const said = /\d+[A-Z]?/.exec(fieldIn(description, /^migration(?: (?:number|id))?$/i) ?? '')?.[0];
    const risk = fieldIn(description, /^risk(?: level)?$/i);
    const declared = risk === undefined ? undefined : levelNamed(risk, levelNames);
    const { level } = circumstances;
    const report = (message: string, text: string) => ({
      words: 'description' as const,
      message,
      text: { language: 'markdown' as const, text },
    });
    return [
      ...(said === undefined ||
      numbers.length === 0 ||
      numbers.some((own) => compareNaturally(own, said) === 0)
        ? []
        : [
            report(
              `The description says migration ${said}, and the files have ${numbers.join(', ')}.`,
              `**Migration Number**: ${numbers.join(', ')}`,
            ),
          ]),
      ...(declared === undefined || compareLevels(declared, level) >= 0
        ? []
        : [
            report(
              `The description says ${levelNames[declared]}, and this is ${levelNames[level]}.`,
              `**Risk Level**: ${levelNames[level]}`,
            ),
          ]),
    ];
  },
});
