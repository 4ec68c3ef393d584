/** Modules whose functions compute or describe, and send nothing to the database. */
const QUIET_MODULES = new Set([
  'alembic',
  'alembic_utils',
  'collections',
  'contextlib',
  'dataclasses',
  'datetime',
  'decimal',
  'enum',
  'functools',
  'hashlib',
  'itertools',
  'json',
  'logging',
  'math',
  'os',
  'pathlib',
  'random',
  're',
  'secrets',
  'string',
  'structlog',
  'sys',
  'textwrap',
  'time',
  'typing',
  'uuid',
  'warnings',
]);

/** What of SQLAlchemy only describes: types, columns, expressions, statements that are not sent yet. */
const SENDS = /^sqlalchemy\.(?:orm|ext|future)\b|^sqlmodel\.(?:orm\.)?Session$/;

/** Methods of a connection or session that send nothing, or send only questions. */
const QUIET_METHODS = new Set([
  'close',
  'get_bind',
  'begin_nested',
  'rollback',
  'expunge_all',
  'autocommit_block',
]);

/** A connection, or a session made from one. */
const CONNECTION =
  /^alembic\.op\.(?:get_bind|get_context)\b|^sqlalchemy\.orm\.|^sqlmodel\.(?:orm\.)?Session$/;

/**
 * Why a call of something imported may do what cannot be seen in the file; undefined where it does not. A class
 * of other code is taken to describe something: the directive that it is given to says whether it can be read.
 */
export function outsideCall(path: string): string | undefined {
  const [root = ''] = path.split('.');
  const name = path.slice(path.lastIndexOf('.') + 1);
  if (QUIET_MODULES.has(root) || (/^sqlalchemy|^sqlmodel/.test(root) && !SENDS.test(path))) return undefined;
  if (/^[A-Z]/.test(name)) return undefined;
  return `${path} is code outside the file`;
}

/** Why a method of a connection or session may do what cannot be seen. */
export function outsideMethod(of: string, method: string): string | undefined {
  if (!isConnection(of) || QUIET_METHODS.has(method)) return undefined;
  return `.${method}() of a connection or session is not read`;
}

/** Whether what the path was made by can send SQL. */
export function isConnection(path: string): boolean {
  return CONNECTION.test(path);
}

/** Whether the path is `op.get_context().autocommit_block()`: what is in it runs outside the transaction. */
export function isAutocommitBlock(path: string): boolean {
  return path === 'alembic.op.get_context().autocommit_block';
}
