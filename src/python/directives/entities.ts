import { printIdentifier } from '../../domain/operation/name.ts';
import { CallReader } from '../call-reader.ts';
import type { ConstructedValue } from '../evaluation/value.ts';
import { NotConstant, notConstant } from '../not-constant.ts';
import type { Directive, TableCall } from './directive.ts';

type Deed = 'create' | 'replace' | 'drop';

/**
 * The directives of the package alembic_utils for objects that Alembic itself has none for.
 * Source: alembic_utils 0.8, `pg_function.py`, `pg_trigger.py`, `pg_view.py`, `pg_materialized_view.py`,
 * `pg_extension.py`, `pg_policy.py`, `pg_grant_table.py`.
 */
export function entityDirective(deed: Deed): Directive {
  return (call) => {
    const entity = entityOf(call);
    const kind = entity.path.slice(entity.path.lastIndexOf('.') + 1);
    const write = ENTITIES[kind];
    if (write === undefined) throw new NotConstant(`${kind} is not read`, entity.span);
    return write(deed, new CallReader(entity.arguments), call.flag('cascade'));
  };
}

type WriteEntity = (deed: Deed, entity: CallReader, cascade: boolean) => readonly string[];

const ENTITIES: Readonly<Record<string, WriteEntity>> = {
  PGFunction: routine('FUNCTION'),
  PGProcedure: routine('PROCEDURE'),
  PGView: view('VIEW'),
  PGMaterializedView: view('MATERIALIZED VIEW'),
  PGTrigger: (deed, entity) => {
    const signature = printIdentifier(entity.string('signature', 1));
    const table = entity.string('on_entity', 3);
    const drop = `DROP TRIGGER ${deed === 'replace' ? 'IF EXISTS ' : ''}${signature} ON ${table}`;
    if (deed === 'drop') return [drop];
    const kind = entity.flag('is_constraint') ? 'CONSTRAINT TRIGGER' : 'TRIGGER';
    const create = `CREATE ${kind} ${signature} ${entity.string('definition', 2)}`;
    return deed === 'replace' ? [drop, create] : [create];
  },
  PGPolicy: (deed, entity) => {
    const signature = printIdentifier(entity.string('signature', 1));
    const table = entity.string('on_entity', 3);
    const drop = `DROP POLICY ${signature} ON ${table}`;
    const create = `CREATE POLICY ${signature} ON ${table} ${entity.string('definition', 2)}`;
    if (deed === 'drop') return [drop];
    return deed === 'replace' ? [drop, create] : [create];
  },
  PGExtension: (deed, entity, cascade) => {
    const schema = entity.string('schema', 0);
    const name = printIdentifier(entity.string('signature', 1));
    if (deed === 'drop') return [`DROP EXTENSION ${name}${cascade ? ' CASCADE' : ''}`];
    return [`CREATE EXTENSION ${name} WITH SCHEMA ${printIdentifier(schema)}`];
  },
};

function routine(kind: 'FUNCTION' | 'PROCEDURE'): WriteEntity {
  return (deed, entity, cascade) => {
    const signature = `${printIdentifier(entity.string('schema', 0))}.${entity.string('signature', 1)}`;
    if (deed === 'drop') return [`DROP ${kind} ${withoutDefaults(signature)}${cascade ? ' CASCADE' : ''}`];
    const replace = deed === 'replace' ? 'OR REPLACE ' : '';
    return [`CREATE ${replace}${kind} ${signature} ${entity.string('definition', 2)}`];
  };
}

/** DROP FUNCTION takes no defaults. */
function withoutDefaults(signature: string): string {
  return signature.replaceAll(/\s+(?:default\s+|=\s*)[^,)]+/gi, '');
}

function view(kind: 'VIEW' | 'MATERIALIZED VIEW'): WriteEntity {
  return (deed, entity, cascade) => {
    const name = `${printIdentifier(entity.string('schema', 0))}.${printIdentifier(entity.string('signature', 1))}`;
    const drop = `DROP ${kind} ${name}${cascade ? ' CASCADE' : ''}`;
    if (deed === 'drop') return [drop];
    const create = `CREATE ${kind} ${name} AS ${entity.string('definition', 2)}`;
    if (deed === 'create') return [create];
    return kind === 'VIEW' ? [create.replace('CREATE', 'CREATE OR REPLACE')] : [drop, create];
  };
}

function entityOf(call: TableCall): ConstructedValue {
  const [entity] = call.rest(0);
  if (entity?.kind !== 'constructed' || !entity.path.startsWith('alembic_utils'))
    throw notConstant(entity, 'the entity');
  return entity;
}
