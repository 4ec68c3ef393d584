import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A payload that GitHub really sent. */
export interface WebhookExample {
  readonly title: string;
  readonly event: string;
  readonly payload: object;
}

const require = createRequire(import.meta.url);
const file = require.resolve('@octokit/webhooks-examples/api.github.com/index.json');
const groups = JSON.parse(readFileSync(file, 'utf8')) as readonly {
  readonly name: string;
  readonly examples: readonly object[];
}[];

/** All of @octokit/webhooks-examples. */
export const WEBHOOK_EXAMPLES: readonly WebhookExample[] = groups.flatMap(({ name, examples }) =>
  examples.map((payload, index) => ({ title: `${name} ${index + 1}`, event: name, payload })),
);
