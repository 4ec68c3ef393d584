/** Something measured at a time. */
export interface Sample {
  /** In hours. */
  readonly at: number;
  readonly value: number;
}

/** How much it grows in an hour: the line that is nearest to all samples (least squares). Nothing of fewer than two. */
export function slopeOf(samples: readonly Sample[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const at = mean(samples.map((sample) => sample.at));
  const value = mean(samples.map((sample) => sample.value));
  const spread = samples.reduce((sum, sample) => sum + (sample.at - at) ** 2, 0);
  const together = samples.reduce((sum, sample) => sum + (sample.at - at) * (sample.value - value), 0);
  return spread === 0 || samples.length < 2 ? 0 : together / spread;
}
