import { Description, pointerPart } from './description.ts';

/** Of a deleted fork `head.repo` is null, which the description knows for `pull_request` and not for reviews. */
const DESCRIBED_WRONGLY: readonly string[] = ['/pull_request/head/repo must be object'];

let known: Description | undefined;

/** Holds a webhook against GitHub's description; undefined when it describes none of that name. */
export function webhookErrors(
  event: string,
  action: string | undefined,
  payload: unknown,
): readonly string[] | undefined {
  known ??= new Description('@octokit/webhooks-schemas/schema.json');
  const definition = `/definitions/${pointerPart(`${event}$${action ?? 'event'}`)}`;
  if (known.find(definition) === undefined) return undefined;
  // What is undefined is not sent.
  const sent: unknown = JSON.parse(JSON.stringify(payload));
  return known.check(definition, sent).filter((error) => !DESCRIBED_WRONGLY.includes(error));
}
