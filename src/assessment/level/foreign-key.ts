import type { Constraint } from '../../domain/operation/constraint.ts';
import { sameName } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { defaultConstraintName } from '../../rules/constraint-sql.ts';
import type { Outlook } from '../outlook.ts';
import { type Classification, code, high, medium } from './classification.ts';

type ForeignKey = Extract<Constraint, { readonly type: 'foreign-key' }>;

/**
 * The level of dropping a foreign key that the pull request adds again in another form: one whose options change
 * is MEDIUM, one that points elsewhere is HIGH. Undefined when nothing takes its place.
 *
 * @param known what is known of the constraint that is dropped.
 */
export function replacedForeignKey(
  { table, constraint: name }: OperationOf<'drop-constraint'>,
  known: Constraint | undefined,
  outlook: Outlook,
): Classification | undefined {
  if (known !== undefined && known.type !== 'foreign-key') return undefined;
  const columns = known?.columns.join();
  const successor = outlook.addedConstraints.find(
    (added) => sameName(added.table, table) && takesPlace(added.name, added.constraint),
  )?.constraint;
  if (successor?.type !== 'foreign-key') return undefined;
  const target = code(successor.references);
  if (known !== undefined)
    return sameName(known.references, successor.references)
      ? medium('', `it is added again, still to ${target}, with other options`)
      : high('', `it points to ${target} instead of ${code(known.references)} from then on`, 'incompatible');
  if (namesItsTarget(name, successor))
    return medium('', `it is added again, to ${target}, with other options`);
  return high(
    '',
    `it is added again, to ${target}, and where it pointed before is not known here`,
    'incompatible',
  );

  function takesPlace(addedName: string, added: Constraint): boolean {
    if (added.type !== 'foreign-key') return false;
    if (addedName === name) return true;
    if (columns !== undefined) return columns === added.columns.join();
    // A name that PostgreSQL gave tells the columns.
    return defaultConstraintName(table, added) === name;
  }
}

/**
 * Whether the constraint or its column is called after the table it points to, `room_id` for `rooms`: then the key
 * that was dropped pointed there too, as far as one can tell without the history.
 */
function namesItsTarget(name: string, { columns, references }: ForeignKey): boolean {
  const target = references.name.toLowerCase();
  const stem = target.replace(/(?:ies|es|s)$/, '');
  return (
    name.toLowerCase().includes(target) ||
    columns.some((column) => stem.length > 1 && column.toLowerCase().includes(stem))
  );
}
