/** One attempt to tell the app of something. */
export interface Delivery {
  readonly id: number;
  /** `X-GitHub-Delivery`: the same for every attempt at one message. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly installation: number | null;
  readonly repository: number | null;
  readonly redelivery: boolean;
  /** The body, as it is signed. */
  readonly payload: string;
  readonly at: Date;
  /** What the app answered: 0 while there is no answer or when it cannot be reached. */
  statusCode: number;
  status: string;
  milliseconds: number;
}

/** What becomes of deliveries on their way. */
export interface Weather {
  /** Each arrives that much later. */
  readonly delayMs?: number;
  /** Whether it is lost: GitHub thinks that the app could not be reached. */
  readonly drop?: (delivery: Delivery) => boolean;
  /** Whether it arrives twice. */
  readonly duplicate?: (delivery: Delivery) => boolean;
  /** So many wait for each other, and leave in reverse order. */
  readonly reorder?: number;
}
