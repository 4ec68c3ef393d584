import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import type { Exchange } from '../http/server.ts';
import type { Message } from '../webhooks/payload.ts';

/** What of the stand-in, or of those who ask it, is not as GitHub describes itself. */
export interface Departure {
  /** `POST /repos/{owner}/{repo}/statuses/{sha} request`, `pull_request.opened webhook`. */
  readonly where: string;
  readonly what: string;
}

/** Holds requests, answers and webhooks against GitHub's own descriptions. */
export class Contract {
  readonly departures: Departure[] = [];

  checkExchange({ request, route, outcome }: Exchange): void {
    if (route === undefined) return;
    const operation = operationOf(request.method, route);
    const name = `${request.method} ${route}`;
    if (operation === undefined) {
      this.departures.push({ where: name, what: 'GitHub describes no such operation' });
      return;
    }
    const pointer = `/paths/${pointerPart(route)}/${request.method.toLowerCase()}`;
    if (operation.requestBody?.content?.['application/json'] !== undefined && request.body !== '')
      this.#check(
        `${name} request`,
        `${pointer}/requestBody/content/application~1json/schema`,
        JSON.parse(request.body),
      );
    if (outcome.status === 304 || outcome.body.length === 0) return;
    const response = operation.responses?.[outcome.status];
    if (response === undefined) {
      if (outcome.status < 400)
        this.departures.push({ where: name, what: `GitHub does not answer ${outcome.status}` });
      return;
    }
    if (
      response.content?.['application/json']?.schema === undefined ||
      outcome.headers['content-type']?.includes('json') !== true
    )
      return;
    const schema = `${pointer}/responses/${outcome.status}/content/application~1json/schema`;
    this.#check(`${name} answer`, schema, JSON.parse(outcome.body.toString()));
  }

  checkMessage({ event, action, payload }: Message): void {
    if (event === 'ping') return;
    const name = `${event}$${action ?? 'event'}`;
    const where = `${event}.${action ?? ''} webhook`;
    const check = webhookValidator(name);
    if (check === undefined) this.departures.push({ where, what: 'GitHub describes no such webhook' });
    else this.#note(where, check, JSON.parse(JSON.stringify(payload)));
  }

  #check(where: string, pointer: string, value: unknown): void {
    this.#note(where, restValidator(pointer), value);
  }

  #note(where: string, check: ValidateFunction, value: unknown): void {
    if (check(value)) return;
    const errors = (check.errors ?? [])
      .slice(0, 3)
      .map(({ instancePath, message }) => `${instancePath} ${message}`);
    this.departures.push({ where, what: errors.join('; ') });
  }
}

interface Operation {
  readonly requestBody?: { readonly content?: Readonly<Record<string, unknown>> };
  readonly responses?: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> }>
  >;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const require = createRequire(import.meta.url);
const validators = new Map<string, ValidateFunction>();
let rest: { readonly description: Description; readonly ajv: Ajv } | undefined;
let webhooks: { readonly names: ReadonlySet<string>; readonly ajv: Ajv } | undefined;

/** GitHub's description of REST, read once: it is large, and only what is used is compiled. */
function restDescription(): { readonly description: Description; readonly ajv: Ajv } {
  if (rest === undefined) {
    const description = readJson('@octokit/openapi/generated/api.github.com.json') as Description;
    const ajv = newAjv();
    ajv.addSchema({ ...description, $id: 'rest' });
    rest = { description, ajv };
  }
  return rest;
}

function operationOf(method: string, route: string): Operation | undefined {
  const operation = restDescription().description.paths[route]?.[method.toLowerCase()];
  return operation;
}

function restValidator(pointer: string): ValidateFunction {
  const there = validators.get(pointer);
  if (there !== undefined) return there;
  const made = restDescription().ajv.compile({ $ref: `rest#${pointer}` });
  validators.set(pointer, made);
  return made;
}

function webhookValidator(name: string): ValidateFunction | undefined {
  if (webhooks === undefined) {
    const schema = readJson('@octokit/webhooks-schemas/schema.json') as { definitions: object };
    const ajv = newAjv();
    ajv.addSchema({ ...schema, $id: 'webhooks' });
    webhooks = { names: new Set(Object.keys(schema.definitions)), ajv };
  }
  if (!webhooks.names.has(name)) return undefined;
  const there = validators.get(name);
  if (there !== undefined) return there;
  const made = webhooks.ajv.compile({ $ref: `webhooks#/definitions/${pointerPart(name)}` });
  validators.set(name, made);
  return made;
}

function newAjv(): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: false, validateSchema: false });
  ajvFormats.default(ajv);
  return ajv;
}

function readJson(specifier: string): unknown {
  return JSON.parse(readFileSync(require.resolve(specifier), 'utf8'));
}

function pointerPart(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
