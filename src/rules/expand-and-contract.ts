import { type Name, printIdentifier, printName } from '../domain/operation/name.ts';
import { madeName } from './made-name.ts';

/** A column that is to take the place of another one. */
export interface Succession {
  readonly table: Name;
  readonly from: string;
  readonly to: string;
  /** The type of the new column, as SQL. */
  readonly type: string;
  /** The new value, as SQL, from an expression for the old one; the old value as it is when absent. */
  readonly forward?: (old: string) => string;
  /** The old value from an expression for the new one. */
  readonly back?: (value: string) => string;
  /** What is left to do when all code uses the new column. */
  readonly end: string;
}

/**
 * The SQL of expand and contract: the new column beside the old one, both kept equal by a trigger while old and new
 * code run, and the rows that are there brought over in batches. What takes the old column away stays a comment.
 */
export function expandAndContract(succession: Succession): string {
  const { table, from, to, type, end } = succession;
  const forward = succession.forward ?? ((old) => old);
  const back = succession.back ?? ((value) => value);
  const name = printName(table);
  const [old, next] = [printIdentifier(from), printIdentifier(to)];
  const trigger = madeName([table.name], `sync_${to}`);
  const sync = printName({ ...table, name: trigger });
  return [
    '-- 1. The new column, kept equal to the old one while old and new code run.',
    `ALTER TABLE ${name} ADD COLUMN ${next} ${type};`,
    `CREATE FUNCTION ${sync}() RETURNS trigger LANGUAGE plpgsql AS $$`,
    'BEGIN',
    `  IF TG_OP = 'INSERT' THEN`,
    `    NEW.${next} := coalesce(NEW.${next}, ${forward(`NEW.${old}`)});`,
    `    NEW.${old} := coalesce(NEW.${old}, ${back(`NEW.${next}`)});`,
    `  ELSIF NEW.${old} IS DISTINCT FROM OLD.${old} THEN`,
    `    NEW.${next} := ${forward(`NEW.${old}`)};`,
    `  ELSIF NEW.${next} IS DISTINCT FROM OLD.${next} THEN`,
    `    NEW.${old} := ${back(`NEW.${next}`)};`,
    '  END IF;',
    '  RETURN NEW;',
    'END $$;',
    `CREATE TRIGGER ${printIdentifier(trigger)} BEFORE INSERT OR UPDATE ON ${name}`,
    `  FOR EACH ROW EXECUTE FUNCTION ${sync}();`,
    '',
    '-- 2. Outside the migration, again and again until no row is changed:',
    `UPDATE ${name} SET ${next} = ${forward(old)}`,
    `  WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${name} WHERE ${next} IS NULL AND ${old} IS NOT NULL LIMIT 1000));`,
    '',
    '-- 3. Deploy the code that uses the new column.',
    `-- 4. ${end}`,
  ].join('\n');
}
