import type { Span } from '../../domain/span.ts';
import type { PythonFunction, PythonStatement } from '../syntax/tree.ts';
import { itemsOf } from './builtins.ts';
import { Environment } from './environment.ts';
import { evaluate, type OnCall } from './evaluate.ts';
import { isAutocommitBlock, isConnection, outsideCall, outsideMethod } from './outside.ts';
import type { Step } from './step.ts';
import { dedent } from './string-methods.ts';
import { boundTo, type CallArguments, NONE, stringOf, truthOf, type Value } from './value.ts';

/** A function that calls itself, or a loop over thousands, ends here: what comes after is unknown. */
const MOST_STEPS = 5_000;
const DEEPEST_CALL = 16;

/** Methods of a connection that send the text they are given. */
const SENDS_TEXT = new Set(['execute', 'exec_driver_sql', 'scalar', 'scalars']);

/** What `op.` has that only answers a question. */
const QUERIES = new Set(['alembic.op.get_bind', 'alembic.op.get_context', 'alembic.op.inline_literal']);

/** Follows the functions of one file, and notes what they would do. */
export class Run {
  readonly steps: Step[] = [];
  readonly #module: Environment;
  #autocommit = false;
  #depth = 0;

  constructor(statements: readonly PythonStatement[]) {
    this.#module = new Environment();
    this.#execute(statements, this.#module);
    this.steps.length = 0;
  }

  /** A name of the file after it was loaded. */
  lookUp(name: string): Value | undefined {
    return this.#module.get(name);
  }

  /** Runs a function of the file by name; without it there are no steps. */
  call(name: string): readonly Step[] {
    this.steps.length = 0;
    const value = this.#module.get(name);
    if (value?.kind === 'function')
      this.#follow(value.function, { positional: [], named: {} }, value.function.span);
    return [...this.steps];
  }

  #unknown(why: string, span: Span): void {
    if (this.steps.length < MOST_STEPS) this.steps.push({ kind: 'unknown', why, span });
  }

  #evaluate(expression: Parameters<typeof evaluate>[0], environment: Environment): Value {
    return evaluate(expression, environment, this.#onCall);
  }

  /** Gives the value of a `return`, or undefined when the statements run to their end. */
  #execute(statements: readonly PythonStatement[], environment: Environment): Value | undefined {
    for (const statement of statements) {
      const returned = this.#executeOne(statement, environment);
      if (returned !== undefined) return returned;
    }
    return undefined;
  }

  #executeOne(statement: PythonStatement, environment: Environment): Value | undefined {
    switch (statement.kind) {
      case 'import':
        for (const { name, module } of statement.names)
          environment.set(name, { kind: 'reference', path: module });
        return undefined;
      case 'function':
        environment.set(statement.function.name, { kind: 'function', function: statement.function });
        return undefined;
      case 'assignment':
        this.#assign(
          statement.targets,
          this.#evaluate(statement.value, environment),
          statement.span,
          environment,
        );
        return undefined;
      case 'expression': {
        const value = this.#evaluate(statement.expression, environment);
        if (value.kind === 'unknown') this.#unknown(value.why, value.span);
        return undefined;
      }
      case 'with':
        return this.#executeWith(statement, environment);
      case 'for':
        return this.#executeFor(statement, environment);
      case 'if':
        return this.#executeIf(statement, environment);
      case 'return':
        return statement.value === undefined ? NONE : this.#evaluate(statement.value, environment);
      case 'pass':
        return undefined;
      case 'other':
        this.#unknown(`${statement.what} is not read`, statement.span);
        return undefined;
    }
  }

  #assign(targets: readonly string[], value: Value, span: Span, environment: Environment): void {
    const [first] = targets;
    if (targets.length === 1 && first !== undefined) environment.set(first, value);
    else
      targets.forEach((target, index) => {
        const item = value.kind === 'sequence' ? value.items[index] : undefined;
        environment.set(
          target,
          item ?? { kind: 'unknown', why: `${target} is not known before run time`, span },
        );
      });
  }

  #executeWith(
    statement: Extract<PythonStatement, { kind: 'with' }>,
    environment: Environment,
  ): Value | undefined {
    const context = this.#evaluate(statement.context, environment);
    if (statement.as !== undefined) environment.set(statement.as, context);
    const before = this.#autocommit;
    if (context.kind === 'constructed' && isAutocommitBlock(context.path)) this.#autocommit = true;
    else if (context.kind === 'unknown') this.#unknown(context.why, context.span);
    const returned = this.#execute(statement.body, environment);
    this.#autocommit = before;
    return returned;
  }

  #executeFor(
    statement: Extract<PythonStatement, { kind: 'for' }>,
    environment: Environment,
  ): Value | undefined {
    const iterable = this.#evaluate(statement.iterable, environment);
    const items = itemsOf(iterable);
    if (items === undefined) {
      this.#unknown('a loop over what is only known at run time', statement.iterable.span);
      return undefined;
    }
    for (const item of items) {
      if (this.steps.length >= MOST_STEPS) break;
      this.#assign(statement.targets, item, statement.span, environment);
      const returned = this.#execute(statement.body, environment);
      if (returned !== undefined) return returned;
    }
    return undefined;
  }

  /** A condition that is not known may go either way: it is said, and every branch is read. */
  #executeIf(
    statement: Extract<PythonStatement, { kind: 'if' }>,
    environment: Environment,
  ): Value | undefined {
    for (const branch of statement.branches) {
      const test = branch.test === undefined ? true : truthOf(this.#evaluate(branch.test, environment));
      if (test === undefined)
        this.#unknown('it depends on a condition at run time', branch.test?.span ?? statement.span);
      if (test === false) continue;
      const returned = this.#execute(branch.body, environment);
      if (test === true) return returned;
    }
    return undefined;
  }

  readonly #onCall: OnCall = (callee, call, { span }) => {
    if (callee.kind === 'function') return this.#follow(callee.function, call, span);
    if (callee.kind === 'unknown') return callee;
    if (callee.kind === 'constructed')
      return this.#callMethod(callee.path.slice(1), callee.arguments.positional[0], call, span);
    if (callee.kind !== 'reference') return undefined;
    const { path } = callee;
    if (path === 'alembic.op.f') return call.positional[0];
    if (path === 'alembic.op.batch_alter_table') {
      const table = call.positional[0] ?? call.named.table_name ?? NONE;
      return { kind: 'batch', table, schema: call.positional[1] ?? call.named.schema };
    }
    if (path === 'textwrap.dedent' && call.positional[0]?.kind === 'string')
      return stringOf(dedent(call.positional[0].value));
    if (path.startsWith('alembic.op.') && !QUERIES.has(path))
      return this.#direct(path.slice('alembic.op.'.length), call, span);
    this.#outside(outsideCall(path), span);
    return { kind: 'constructed', path, arguments: call, span };
  };

  #callMethod(method: string, of: Value | undefined, call: CallArguments, span: Span): Value | undefined {
    if (of?.kind === 'batch') return this.#direct(method, call, span, of);
    if (of?.kind === 'unknown') return { kind: 'unknown', why: of.why, span };
    if (of?.kind !== 'constructed') return undefined;
    if (SENDS_TEXT.has(method) && isConnection(of.path)) return this.#direct('execute', call, span);
    if (method === 'create' || method === 'drop')
      return this.#direct(`type.${method}`, boundTo(of, call), span);
    this.#outside(outsideMethod(of.path, method), span);
    return { kind: 'constructed', path: `${of.path}().${method}`, arguments: boundTo(of, call), span };
  }

  #outside(why: string | undefined, span: Span): void {
    if (why !== undefined) this.#unknown(why, span);
  }

  #direct(
    name: string,
    call: CallArguments,
    span: Span,
    batch?: { readonly table: Value; readonly schema: Value | undefined },
  ): Value {
    if (this.steps.length >= MOST_STEPS) return NONE;
    this.steps.push({
      kind: 'directive',
      name,
      arguments: call,
      span,
      autocommit: this.#autocommit,
      ...(batch === undefined ? {} : { batch: { table: batch.table, schema: batch.schema } }),
    });
    if (this.steps.length === MOST_STEPS) this.#limit(span);
    return { kind: 'constructed', path: `alembic.op.${name}`, arguments: call, span };
  }

  #limit(span: Span): void {
    this.steps[MOST_STEPS - 1] = {
      kind: 'unknown',
      why: `more than ${MOST_STEPS} steps: the rest is not read`,
      span,
    };
  }

  #follow(followed: PythonFunction, call: CallArguments, span: Span): Value {
    if (this.#depth >= DEEPEST_CALL)
      return { kind: 'unknown', why: `${followed.name} calls itself too deeply to follow`, span };
    const environment = new Environment(this.#module);
    followed.parameters.forEach((parameter, index) => {
      const given = call.named[parameter.name] ?? call.positional[index];
      const value =
        given ??
        (parameter.default === undefined ? undefined : this.#evaluate(parameter.default, this.#module));
      const certain = parameter.rest ? undefined : value;
      environment.set(
        parameter.name,
        certain ?? { kind: 'unknown', why: `${parameter.name} is not known before run time`, span },
      );
    });
    this.#depth += 1;
    const returned = this.#execute(followed.body, environment);
    this.#depth -= 1;
    return returned ?? NONE;
  }
}
