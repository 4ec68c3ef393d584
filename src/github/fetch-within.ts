/**
 * A fetch that gives up after a time, the reading of the answer included: without it a connection that hangs holds
 * its job for minutes. GitHub itself ends a request after 10 seconds. Source: REST, “Troubleshooting”, time-outs.
 *
 * @param limit in milliseconds.
 */
export function fetchWithin(limit: number): typeof fetch {
  return (input, init) => {
    const inTime = AbortSignal.timeout(limit);
    const signal = init?.signal ? AbortSignal.any([init.signal, inTime]) : inTime;
    return fetch(input, { ...init, signal });
  };
}
