import type { Log } from '../usecases/ports/log.ts';
import { budgetOf } from './budget.ts';
import { describeRequest, type GitHubRequest, outcomeOf } from './github-request.ts';
import type { RequestOutcome } from './meter.ts';
import type { Observer } from './observer.ts';
import type { Span } from './tracer.ts';

/** A fetch of which each request is counted and followed; those that write are logged, too. */
export function observedFetch(
  inner: typeof fetch,
  { meter, tracer }: Pick<Observer, 'meter' | 'tracer'>,
  log: Log,
): typeof fetch {
  async function observe(request: GitHubRequest, span: Span, send: () => Promise<Response>) {
    const { kind, method, path } = request;
    const started = performance.now();
    const tell = (outcome: RequestOutcome, status?: number) => {
      const milliseconds = performance.now() - started;
      meter.request({ kind, outcome, seconds: milliseconds / 1_000 });
      if (kind === 'write')
        log.info({ request: `${method} ${path}`, outcome, status, milliseconds }, 'wrote to GitHub');
    };
    try {
      const response = await send();
      span.set({ 'http.response.status_code': response.status });
      tell(outcomeOf(response), response.status);
      // A token is asked for by the app, which has a budget of its own.
      const budget = kind === 'token' ? undefined : budgetOf(response);
      if (budget !== undefined) meter.budget(budget);
      return response;
    } catch (error) {
      tell('unanswered');
      throw error;
    }
  }
  return (input, init) => {
    const request = describeRequest(input, init);
    const attributes = {
      'http.request.method': request.method,
      'url.path': request.path,
      'migration_gate.request.kind': request.kind,
    };
    return tracer.span({ name: request.name, kind: 'client', attributes }, (span) =>
      observe(request, span, () => inner(input, init)),
    );
  };
}
