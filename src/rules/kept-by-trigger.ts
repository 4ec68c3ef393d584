import { type Name, printIdentifier, printName } from '../domain/operation/name.ts';
import { madeName } from './made-name.ts';

/** A column whose value follows from the other columns of its row. */
export interface DerivedColumn {
  readonly table: Name;
  readonly column: string;
  /** Its type, as SQL. */
  readonly type: string;
  /** Over the columns of the row, as SQL. */
  readonly expression: string;
}

/** The SQL of a plain column that a trigger keeps up to date, in place of one that PostgreSQL generates. */
export function keptByTrigger({ table, column, type, expression }: DerivedColumn): string {
  const [name, shown] = [printName(table), printIdentifier(column)];
  const trigger = madeName([table.name], `fill_${column}`);
  const fill = printName({ ...table, name: trigger });
  return [
    '-- 1. A plain column that a trigger keeps up to date: it takes a moment.',
    `ALTER TABLE ${name} ADD COLUMN ${shown} ${type};`,
    `CREATE FUNCTION ${fill}() RETURNS trigger LANGUAGE plpgsql AS $$`,
    'BEGIN',
    `  NEW.${shown} := (SELECT ${expression} FROM (SELECT NEW.*) AS changed);`,
    '  RETURN NEW;',
    'END $$;',
    `CREATE TRIGGER ${printIdentifier(trigger)} BEFORE INSERT OR UPDATE ON ${name}`,
    `  FOR EACH ROW EXECUTE FUNCTION ${fill}();`,
    '',
    '-- 2. Outside the migration, again and again until no row is changed:',
    `UPDATE ${name} SET ${shown} = ${expression}`,
    `  WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${name} WHERE ${shown} IS DISTINCT FROM (${expression}) LIMIT 1000));`,
  ].join('\n');
}
