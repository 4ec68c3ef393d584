import { z } from 'zod';
import { PHASES, PROOFS } from '../../domain/checklist.ts';
import { condition } from './condition.ts';
import { ruleId } from './names.ts';
import { approval, roleNames } from './people.ts';
import { duration, inShort, mapping, name, oneOrMore, text } from './values.ts';

const itemText = text(300);

/** A line alone stands for an item that people read. */
const checklistItem = inShort(
  z.string(),
  mapping('a line of the checklist', {
    id: name.optional().meta({ description: 'By which a window, a waiver or another part names it' }),
    text: itemText.meta({ description: 'What people read' }),
    proof: z.enum(PROOFS).optional().meta({ description: 'How the gate ticks it by itself' }),
    rules: oneOrMore(ruleId)
      .optional()
      .meta({ description: 'It is ticked where none of these rules has anything to report' }),
    phase: z.enum(PHASES).optional().meta({ description: 'When it is seen to', default: 'before-approval' }),
    required: z.boolean().optional().meta({ description: 'Whether the status waits for it', default: false }),
    by: roleNames.optional().meta({
      description:
        'Whose holders may tick it, `author` for the author; without it, whoever holds any role and is not the author',
    }),
    expires: duration
      .optional()
      .meta({ description: 'How long a tick lasts; without it, until the migrations change' }),
    due: duration
      .optional()
      .meta({ description: 'So long after the merge it is asked for; only with `phase: after-deployment`' }),
  }),
  (written) => ({ text: written }),
);

const checkName = text(100);

/** What is asked for, under whatever condition. */
export const asked = {
  approvals: z
    .array(approval)
    .max(10)
    .optional()
    .meta({ description: 'All of them are needed; one person fills one place' }),
  checklist: z
    .array(checklistItem)
    .max(50)
    .optional()
    .meta({ description: 'Lines for people to tick, or for the gate to prove' }),
  checks: z
    .array(checkName)
    .max(20)
    .optional()
    .meta({ description: 'Statuses and check runs that must be green' }),
  window: oneOrMore(name, 5)
    .optional()
    .meta({ description: 'When merging is allowed: the names of `windows`, of which all must be open' }),
};

export const requirement = mapping(
  'a requirement',
  {
    when: condition.optional().meta({ description: 'The condition; without it, always' }),
    ...asked,
  },
  'What is asked for where the condition applies',
);

export const levelSetting = mapping(
  'a level',
  { name: text(20).optional().meta({ description: 'What people call it' }), ...asked },
  'What is asked for at this level; `checklist` and `checks` of the levels below it, too',
);

export type WrittenAsked = z.infer<typeof requirement>;
export type WrittenItem = z.infer<typeof checklistItem>;
