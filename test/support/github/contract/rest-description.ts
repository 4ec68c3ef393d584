import type { Exchange } from '../http/server.ts';
import { isDescribedWrongly } from './described-wrongly.ts';
import { Description, type Fields, pointerPart } from './description.ts';
import { correctOpenApi } from './openapi-corrections.ts';
import { unknownFields } from './unknown-fields.ts';

/** What of an exchange is not as GitHub describes it, and whether the asking or the answering. */
export interface RestDeparture {
  readonly side: 'request' | 'answer';
  readonly what: string;
}

let known: Description | undefined;

/** GitHub's OpenAPI description, read when it is first needed. */
function description(): Description {
  known ??= new Description('@octokit/openapi/generated/api.github.com.json', correctOpenApi);
  return known;
}

/** Holds one request to a route, and its answer, against GitHub's description of REST. */
export function restDepartures({ request, outcome }: Exchange, route: string): readonly RestDeparture[] {
  const operation = `/paths/${pointerPart(route)}/${request.method.toLowerCase()}`;
  if (description().find(operation) === undefined)
    return [{ side: 'request', what: 'GitHub describes no such operation' }];
  return [
    ...queryErrors(operation, Object.fromEntries(request.query)).map(asked),
    ...bodyErrors(operation, request.body).map(asked),
    ...answerErrors(operation, outcome)
      .filter((error) => !isDescribedWrongly(error))
      .map((what) => ({ side: 'answer', what }) as const),
  ];
}

function asked(what: string): RestDeparture {
  return { side: 'request', what };
}

function queryErrors(operation: string, query: Readonly<Record<string, string>>): readonly string[] {
  const { parameters = [] } = fieldsAt(operation);
  const schemas = new Map<string, { pointer: string; required: boolean }>();
  for (const index of (parameters as readonly unknown[]).keys()) {
    const found = description().find(`${operation}/parameters/${index}`);
    const { name, in: place, required } = (found?.value ?? {}) as Fields;
    if (found !== undefined && place === 'query')
      schemas.set(String(name), { pointer: `${found.pointer}/schema`, required: required === true });
  }
  return description()
    .checkTexts(`query of ${operation}`, schemas, query)
    .map((error) => `query: ${error}`);
}

function bodyErrors(operation: string, body: string): readonly string[] {
  if (body === '') return [];
  const schema = `${operation}/requestBody/content/application~1json/schema`;
  const value = parsed(body);
  if (value === undefined) return ['the body is not JSON'];
  if (description().find(schema) === undefined)
    return Object.keys(value as Fields).length === 0 ? [] : ['GitHub describes no body'];
  return [
    ...description().check(schema, value),
    ...unknownFields(description(), schema, value).map((field) => `GitHub does not know the field ${field}`),
  ];
}

/** An answer without a description of its own is one of GitHub's usual errors. */
function answerErrors(operation: string, { status, headers, body }: Exchange['outcome']): readonly string[] {
  if (status === 304 || body.length === 0) return [];
  if (headers['content-type']?.includes('json') !== true) return [];
  const described = description().find(`${operation}/responses/${status}`);
  if (described === undefined && status < 400) return [`GitHub does not answer ${status}`];
  const own = `${described?.pointer}/content/application~1json/schema`;
  const isDescribed = description().find(own) !== undefined;
  if (!isDescribed && status < 400) return [];
  return description().check(isDescribed ? own : '/components/schemas/basic-error', parsed(body.toString()));
}

function fieldsAt(pointer: string): Fields {
  return (description().find(pointer)?.value ?? {}) as Fields;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
