import type { Format, Reporter, Setting } from './reporter.ts';

/** Each is loaded only when it is asked for: one brings a formatter of SQL with it. */
const REPORTERS: Readonly<Record<Format, () => Promise<(setting: Setting) => Reporter>>> = {
  pretty: async () => (await import('./pretty.ts')).prettyReporter,
  json: async () => (await import('./json.ts')).jsonReporter,
  sarif: async () => (await import('./sarif.ts')).sarifReporter,
  github: async () => (await import('./github.ts')).githubReporter,
  markdown: async () => (await import('./markdown.ts')).markdownReporter,
};

/** What writes a format. */
export async function reporterFor(format: Format, setting: Setting): Promise<Reporter> {
  return (await REPORTERS[format]())(setting);
}
