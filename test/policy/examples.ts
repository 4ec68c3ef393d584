import { readFileSync } from 'node:fs';

/** The text of the page about the policy. */
export const policyPage = readFileSync(new URL('../../docs/policy.md', import.meta.url), 'utf8');

/** The policies that it shows. */
export function policyExamples(): readonly string[] {
  return [...policyPage.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, yaml = '']) => yaml);
}
