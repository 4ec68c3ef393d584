import { createHmac, randomUUID } from 'node:crypto';
import type { Happening } from '../state/happening.ts';
import type { World } from '../state/world.ts';
import type { Delivery, Weather } from './delivery.ts';
import { type Message, messageOf } from './payload.ts';

/** GitHub gives up after ten seconds. */
const PATIENCE_MS = 10_000;
const KEPT = 1_000;
const AT_ONCE = 50;
/** Held back deliveries leave when nothing has come after them for so long. */
const HELD_MS = 100;

/** Apps get these whether they subscribe to them or not. */
const ALWAYS = ['installation', 'installation_repositories', 'ping'];

/** Sends signed webhooks, in order and many at once, and remembers what became of them. */
export class Webhooks {
  weather: Weather = {};
  /** Called with every message before it is sent. */
  onMessage: ((message: Message) => void) | undefined;
  /** Called with every delivery that was sent, when it is answered or given up. */
  onAnswered: ((delivery: Delivery) => void) | undefined;
  /** The last 1,000, oldest first. */
  readonly deliveries: Delivery[] = [];
  readonly #world: World;
  #target: { readonly url: string; readonly secret: string } | undefined;
  #lastId = 12_000;
  readonly #waiting: Delivery[] = [];
  readonly #held: Delivery[] = [];
  #heldTimer: NodeJS.Timeout | undefined;
  #sending = 0;
  #delayed = 0;
  #settling: (() => void)[] = [];

  constructor(world: World) {
    this.#world = world;
    world.listen((happening) => this.#tell(happening));
  }

  /** Deliveries go there from now on; what happened before is not sent. */
  deliverTo(url: string, secret: string): void {
    this.#target = { url, secret };
  }

  ping(): void {
    this.#world.tell({ event: 'ping', by: this.#world.app.owner });
  }

  /** Sends it again, as one can within three days; throws when it is not remembered. */
  redeliver(id: number): Delivery {
    const first = this.deliveries.find((delivery) => delivery.id === id);
    if (first === undefined) throw new Error(`There is no delivery ${id} among the last ${KEPT}.`);
    const again = this.#record({ ...first, redelivery: true });
    this.#send(again);
    return again;
  }

  /** Resolves when every delivery is answered, given up or lost. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.#settling.push(resolve);
      this.#settle();
    });
  }

  /** Forgets what is still to be sent. */
  stop(): void {
    this.#target = undefined;
    this.#waiting.length = 0;
    this.#held.length = 0;
    clearTimeout(this.#heldTimer);
  }

  #tell(happening: Happening): void {
    if (this.#target === undefined) return;
    const { event } = happening;
    if (!ALWAYS.includes(event) && !this.#world.app.events.includes(event)) return;
    const message = messageOf(this.#world, happening);
    if (message === undefined) return;
    this.onMessage?.(message);
    const delivery = this.#record({
      guid: randomUUID(),
      event,
      action: message.action ?? null,
      installation: message.installation?.id ?? null,
      repository: message.repository?.id ?? null,
      redelivery: false,
      payload: JSON.stringify(message.payload),
    });
    if (this.weather.drop?.(delivery) === true) {
      delivery.status = 'failed to connect to host';
      return;
    }
    this.#send(delivery);
    if (this.weather.duplicate?.(delivery) === true) this.#send(delivery);
  }

  #record(delivery: Omit<Delivery, 'id' | 'at' | 'statusCode' | 'status' | 'milliseconds'>): Delivery {
    this.#lastId += 1;
    const recorded: Delivery = {
      ...delivery,
      id: this.#lastId,
      at: new Date(),
      statusCode: 0,
      status: 'pending',
      milliseconds: 0,
    };
    this.deliveries.push(recorded);
    if (this.deliveries.length > KEPT) this.deliveries.shift();
    return recorded;
  }

  #send(delivery: Delivery): void {
    const { delayMs = 0, reorder = 0 } = this.weather;
    if (reorder > 1) this.#hold(delivery, reorder);
    else if (delayMs === 0) this.#leave([delivery]);
    else {
      this.#delayed += 1;
      setTimeout(() => {
        this.#delayed -= 1;
        this.#leave([delivery]);
      }, delayMs);
    }
  }

  #hold(delivery: Delivery, most: number): void {
    this.#held.push(delivery);
    clearTimeout(this.#heldTimer);
    const release = () => this.#leave(this.#held.splice(0).reverse());
    if (this.#held.length >= most) release();
    else this.#heldTimer = setTimeout(release, HELD_MS);
  }

  #leave(deliveries: readonly Delivery[]): void {
    this.#waiting.push(...deliveries);
    while (this.#sending < AT_ONCE) {
      const next = this.#waiting.shift();
      if (next === undefined) break;
      this.#sending += 1;
      void this.#post(next).finally(() => {
        this.#sending -= 1;
        this.#leave([]);
      });
    }
    this.#settle();
  }

  async #post(delivery: Delivery): Promise<void> {
    if (this.#target === undefined) return;
    const { url, secret } = this.#target;
    const started = performance.now();
    try {
      const response = await fetch(url, {
        method: 'POST',
        body: delivery.payload,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'GitHub-Hookshot/0000000',
          'x-github-delivery': delivery.guid,
          'x-github-event': delivery.event,
          'x-github-hook-id': '1',
          'x-github-hook-installation-target-type': 'integration',
          'x-github-hook-installation-target-id': String(this.#world.app.id),
          'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(delivery.payload).digest('hex')}`,
        },
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      await response.arrayBuffer();
      delivery.statusCode = response.status;
      delivery.status = response.ok ? 'OK' : response.statusText || `answered ${response.status}`;
    } catch (error) {
      delivery.status = error instanceof Error ? error.message : String(error);
    }
    delivery.milliseconds = performance.now() - started;
    this.onAnswered?.(delivery);
  }

  #settle(): void {
    if (this.#sending + this.#delayed + this.#waiting.length + this.#held.length > 0) return;
    for (const resolve of this.#settling.splice(0)) resolve();
  }
}
