import type { GitHub } from '../support/github/github.ts';
import type { Fault, RequestPattern } from '../support/github/http/faults.ts';

/** What goes wrong on GitHub's side, and with how many of its requests. */
const FAULTS: readonly (readonly [RequestPattern, Fault])[] = [
  [{ probability: 0.02 }, { status: 502 }],
  [{ probability: 0.01 }, { status: 500 }],
  [{ probability: 0.01 }, { kind: 'drop' }],
  [{ probability: 0.01 }, { kind: 'lost-answer' }],
  [{ probability: 0.005 }, { kind: 'half-answer' }],
  [{ probability: 0.05 }, { kind: 'delay', milliseconds: 300 }],
  [{ probability: 0.001 }, { kind: 'secondary-limit', retryAfterSeconds: 5 }],
];

export function startBadWeather(github: GitHub): void {
  for (const [pattern, fault] of FAULTS) github.faults.always(pattern, fault);
}

export function endBadWeather(github: GitHub): void {
  github.faults.clear();
}
