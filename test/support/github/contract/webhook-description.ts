import { isDescribedWrongly } from './described-wrongly.ts';
import { Description, pointerPart } from './description.ts';

let known: Description | undefined;

/** Holds a webhook against GitHub's description; undefined when it describes none of that name. */
export function webhookErrors(
  event: string,
  action: string | undefined,
  payload: unknown,
): readonly string[] | undefined {
  known ??= new Description('@octokit/webhooks-schemas/schema.json', withoutChoice);
  const definition = `/definitions/${pointerPart(`${event}$${action ?? 'event'}`)}`;
  if (known.find(definition) === undefined) return undefined;
  // What is undefined is not sent.
  const sent: unknown = JSON.parse(JSON.stringify(payload));
  return known.check(definition, sent).filter((error) => !isDescribedWrongly(error));
}

/** The choice between all webhooks would be compiled with the first of them, which takes seconds. */
function withoutChoice(document: unknown): void {
  if (typeof document === 'object' && document !== null) Reflect.deleteProperty(document, 'oneOf');
}
