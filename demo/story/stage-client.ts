import type { Act } from '../page/act.ts';
import { type PullView, pullPath } from '../page/pull-view.ts';

/** The stage as the story sees it: over HTTP, as a person's browser does. */
export interface StageClient {
  open(number: number): Promise<void>;
  /** Does it; resolves to GitHub's objection where it has one. */
  act(number: number, act: Act): Promise<string | undefined>;
  pull(number: number): Promise<PullView | undefined>;
  /** Resolves as soon as `holds` does, looking again after every change; rejects when time is up. */
  until(holds: () => Promise<boolean>, limit: AbortSignal): Promise<void>;
}

/** Connects to the page at `origin` that shows the pull requests of `repository`. */
export function connectStage(origin: string, repository: string): StageClient {
  const view = async (number: number) => {
    const response = await fetch(`${origin}/demo/pulls/${number}`);
    return response.ok ? ((await response.json()) as PullView) : undefined;
  };
  return {
    async open(number) {
      const response = await fetch(`${origin}/demo/pulls/${number}/open`, { method: 'POST' });
      if (!response.ok) throw new Error(`#${number} could not be opened: ${await response.text()}`);
    },
    async act(number, act) {
      const response = await fetch(`${origin}${pullPath({ repository, number })}/acts`, {
        method: 'POST',
        body: formOf(act),
        headers: { accept: 'application/json' },
      });
      if (response.ok) return undefined;
      if (response.status !== 422)
        throw new Error(`the page answered ${response.status}: ${await response.text()}`);
      const { message } = (await response.json()) as { message: string };
      return message;
    },
    pull: view,
    async until(holds, limit) {
      const response = await fetch(`${origin}/demo/events`, { signal: limit });
      if (response.body === null) throw new Error(`${origin}/demo/events sends nothing`);
      // The first event comes at once, so that nothing is missed between looking and listening.
      for await (const _ of response.body) if (await holds()) return;
      throw new Error(`${origin}/demo/events ended`);
    },
  };
}

function formOf(act: Act): URLSearchParams {
  const fields: readonly (readonly [string, string | undefined])[] = Object.entries(act);
  return new URLSearchParams(fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
