import { z } from 'zod';
import { PHASES, PROOFS } from '../../domain/checklist.ts';
import { condition } from './condition.ts';
import { approval, roleNames } from './people.ts';
import { duration, inShort, name, oneOrMore, text } from './values.ts';

const itemText = text(300);

/** A line alone stands for an item that people read. */
const checklistItem = inShort(
  z.string(),
  z
    .strictObject({
      id: name.optional().meta({ description: 'By which a window, a waiver or another part names it' }),
      text: itemText,
      proof: z.enum(PROOFS).optional().meta({ description: 'How the gate ticks it by itself' }),
      rules: oneOrMore(z.string())
        .optional()
        .meta({ description: 'It is ticked where none of these rules has anything to report' }),
      phase: z.enum(PHASES).optional(),
      required: z.boolean().optional().meta({ description: 'Whether the status waits for it' }),
      by: roleNames.optional().meta({ description: 'Whose holders may tick it; `author` is the author' }),
      expires: duration.optional().meta({ description: 'How long a tick lasts' }),
      due: duration.optional().meta({ description: 'So long after the merge it is asked for' }),
    })
    .meta({ title: 'a line of the checklist' }),
  (written) => ({ text: written }),
);

const checkName = text(100);

/** What is asked for, under whatever condition. */
export const asked = {
  approvals: z.array(approval).max(10).optional().meta({ description: 'All of them are needed' }),
  checklist: z.array(checklistItem).max(50).optional(),
  checks: z
    .array(checkName)
    .max(20)
    .optional()
    .meta({ description: 'Statuses and check runs that must be green' }),
  window: oneOrMore(name, 5).optional().meta({ description: 'When merging is allowed' }),
};

export const requirement = z
  .strictObject({ when: condition.optional(), ...asked })
  .meta({ title: 'a requirement', description: 'What is asked for where the condition applies' });

export const levelSetting = z
  .strictObject({ name: text(20).optional(), ...asked })
  .meta({ title: 'a level', description: 'What is asked for at this level' });

export type WrittenAsked = z.infer<typeof requirement>;
export type WrittenItem = z.infer<typeof checklistItem>;
