import { githubReporter } from './github.ts';
import { jsonReporter } from './json.ts';
import { markdownReporter } from './markdown.ts';
import { prettyReporter } from './pretty.ts';
import type { Format, Reporter, Setting } from './reporter.ts';
import { sarifReporter } from './sarif.ts';

const REPORTERS: Readonly<Record<Format, (setting: Setting) => Reporter>> = {
  pretty: prettyReporter,
  json: jsonReporter,
  sarif: sarifReporter,
  github: githubReporter,
  markdown: markdownReporter,
};

/** What writes a format. */
export function reporterFor(format: Format, setting: Setting): Reporter {
  return REPORTERS[format](setting);
}
