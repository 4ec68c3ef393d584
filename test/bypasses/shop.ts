import { vi } from 'vitest';
import { GatedPull } from '../support/gated-pull.ts';
import type { Files } from '../support/github/actions/commits.ts';
import type { PullToOpen } from '../support/github/script/pulls.ts';
import type { RepositoryScript } from '../support/github/script/repository.ts';
import { type GateOptions, gateOfFile } from '../support/running-gate.ts';

export const POLICY = '.github/migration-policy.yml';
export const PATH = 'db/migrations/002_notes.sql';

/** LOW: one approval from somebody who may write. */
export const ADD = 'ALTER TABLE orders ADD COLUMN note text;\n';
/** HIGH: two approvals from people who maintain or administer. */
export const DROP = 'DROP TABLE orders;\n';

export const LOW = 'LOW · 0 of 1 approval: 1 more from developer';
export const LOW_WAITS = /^LOW · 0 of 1 approval: 1 more from developer$/;
export const HIGH_WAITS = /^HIGH · 0 of 2 approvals/;

/** What a shop has beside its first migration. */
export interface ShopFacts {
  /** Without one the built-in policy is in force. `OWNER` in it stands for the organisation. */
  readonly policy?: string;
  readonly files?: Files;
}

/**
 * A shop of an organisation of its own: mira and yuki write, ann maintains, bob administers, ro only reads; ann is
 * also the one in the team `dbas`, and theo the one in `leads`.
 */
export class Shop {
  readonly owner: string;
  readonly repository: RepositoryScript;
  readonly #gate: ReturnType<typeof gateOfFile>;

  constructor(gate: ReturnType<typeof gateOfFile>, owner: string, { policy, files = {} }: ShopFacts) {
    this.#gate = gate;
    this.owner = owner;
    // That it is there is no news: nothing is evaluated but what a test does.
    gate.github.webhooks.weather = { drop: () => true };
    gate.github.organization(owner, {
      members: ['mira', 'yuki', 'ann', 'bob', 'ro', 'theo'],
      teams: { dbas: ['ann'], leads: ['theo'] },
    });
    this.repository = gate.github.repository(`${owner}/shop`, {
      files: {
        'db/migrations/001_orders.sql': 'CREATE TABLE orders (id int, title varchar(50));\n',
        ...(policy === undefined ? {} : { [POLICY]: policy.replaceAll('OWNER', owner) }),
        ...files,
      },
      permissions: { mira: 'write', yuki: 'write', theo: 'write', ann: 'maintain', bob: 'admin', ro: 'read' },
    });
    gate.github.webhooks.weather = {};
  }

  /** Opens a pull request, mira's unless told, and waits until the gate has read it. */
  async open(files: Files = { [PATH]: ADD }, wanted: Partial<PullToOpen> = {}): Promise<GatedPull> {
    const head = wanted.head ?? 'change';
    const { number, headSha } = this.repository.openPull({ author: 'mira', files, ...wanted, head });
    const pull = new GatedPull(this.#gate, this.repository, number);
    await pull.untilRead(headSha);
    return pull;
  }

  /** One that is approved: its status is green. */
  async openApproved(by = 'yuki'): Promise<GatedPull> {
    const pull = await this.open();
    await pull.until('pending', LOW_WAITS);
    pull.approve(by);
    await pull.until('success');
    return pull;
  }
}

/** The gate of a file of tests, and shops for it: each test has its own. */
export function shopsOfFile(options: GateOptions = {}) {
  // A whole server evaluates each pull request, several of them one after the other.
  vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
  const gate = gateOfFile(options);
  let opened = 0;
  return {
    gate,
    open(facts: ShopFacts = {}): Shop {
      opened += 1;
      return new Shop(gate, `acme-${opened}`, facts);
    },
  };
}
