import { z } from 'zod';
import { level } from '../written/condition.ts';
import { ruleId } from '../written/names.ts';
import { inShort, mapping, name, oneOrMore, text } from '../written/values.ts';

const words = z.array(z.string()).max(100);

const expectation = mapping(
  '`expect`',
  {
    level: level.optional().meta({ description: 'The level of the pull request' }),
    approvals: words.optional().meta({
      description: 'Who has to approve, in the words of `policy explain`: `1 approval from tech-lead`',
    }),
    findings: z.array(ruleId).max(100).optional().meta({ description: 'The rules that find something' }),
    checks: words.optional().meta({ description: 'Statuses and check runs that must be green' }),
    window: inShort(name, words, (written) => [written])
      .optional()
      .meta({ description: 'The windows that must be open' }),
    checklist: words.optional().meta({ description: 'The lines, by their text or their `id`' }),
  },
  'What is said of something is all that there is of it; what is left out is not looked at',
);

const testCase = mapping('a case', {
  name: text(200).meta({ description: 'What it is about' }),
  migration: z.string().min(1).meta({ description: 'SQL, or the path of a file of the repository' }),
  path: text(500)
    .optional()
    .meta({ description: 'Where the SQL would be; without it, at a path that the policy takes' }),
  base: z.string().optional().meta({ description: 'SQL that ran before, which made what is there' }),
  environment: name
    .optional()
    .meta({ description: 'Where the base branch leads; without it, the branch is `main`' }),
  title: text(300).optional().meta({ description: 'The title of the pull request' }),
  description: z.string().max(20_000).optional().meta({ description: 'Its description' }),
  files: oneOrMore(text(500), 100).optional().meta({ description: 'Paths of other files that it changes' }),
  expect: expectation.meta({ description: 'What the policy is to make of it' }),
});

export const writtenCases = mapping('the cases', {
  cases: z.array(testCase).min(1).max(500).meta({ description: 'Each a pull request of its own' }),
});

export type PolicyCase = z.infer<typeof testCase>;
export type Expectation = z.infer<typeof expectation>;
