/** What the gate did for a pull request beside its verdict, and must not do a second time. */
export interface Deed {
  /** Names it: `reminded 2026-01-17T12:00:00.000Z`. */
  readonly what: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The issue that it left. */
  readonly issue?: number;
}

/** The deed of a follow-up that was opened. */
export function issueDeed(topic: string): string {
  return `issue ${topic}`;
}

export function isDone(what: string, deeds: readonly Deed[]): boolean {
  return deeds.some((deed) => deed.what === what);
}

/** The number of the follow-up's issue; the latest, should an earlier one have been deleted. */
export function issueOf(topic: string, deeds: readonly Deed[]): number | undefined {
  return deeds.findLast(({ what }) => what === issueDeed(topic))?.issue;
}
