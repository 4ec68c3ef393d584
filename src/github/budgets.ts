import { type Budget, beginningOf, UNLIMITED, withAllowance, withHold, withWrite } from '../budget/budget.ts';
import type { BudgetRecords } from '../usecases/ports/budgets.ts';
import { meter } from './metered.ts';
import type { Octokit } from './octokit.ts';

/** What is known of each installation's limits, by all processes together. */
export interface Budgets {
  of(installation: number): Promise<Budget>;
  /** Hears what GitHub tells through an Octokit of what is left. */
  listen(octokit: Octokit, installation: number): void;
  /** GitHub asked to be left alone. */
  held(installation: number, until: Date): Promise<void>;
  /** One more write is made. */
  wrote(installation: number): void;
}

/** What one process knows of an installation. */
interface Known {
  budget: Budget;
  /** Writes that the others do not know of yet. */
  untold: Budget;
  exchangedAt: number;
}

/** So often at most is told and heard, in milliseconds: GitHub tells every process what is left with each answer. */
const EXCHANGE_EVERY = 5_000;

/** @param records shared by all processes; without them each knows what it sees itself. */
export function createBudgets(
  records: BudgetRecords | undefined,
  now: () => Date = () => new Date(),
): Budgets {
  const all = new Map<number, Known>();
  const listened = new WeakSet<Octokit>();
  const knownOf = (installation: number): Known => {
    const known = all.get(installation) ?? { budget: UNLIMITED, untold: UNLIMITED, exchangedAt: 0 };
    all.set(installation, known);
    return known;
  };

  async function exchange(installation: number, known: Known): Promise<void> {
    known.exchangedAt = now().getTime();
    if (records === undefined) return;
    const { untold, budget } = known;
    known.untold = UNLIMITED;
    const shared = await records.exchange(installation, {
      ...budget,
      minute: since('minute', untold, now()),
      hour: since('hour', untold, now()),
    });
    known.budget = shared.allowances.reduce(withAllowance, {
      ...shared,
      allowances: known.budget.allowances,
    });
  }

  return {
    async of(installation) {
      const known = knownOf(installation);
      if (now().getTime() - known.exchangedAt >= EXCHANGE_EVERY) await exchange(installation, known);
      return known.budget;
    },
    listen(octokit, installation) {
      if (listened.has(octokit)) return;
      listened.add(octokit);
      meter(octokit, (allowance) => {
        const known = knownOf(installation);
        known.budget = withAllowance(known.budget, allowance);
      });
    },
    async held(installation, until) {
      const known = knownOf(installation);
      known.budget = withHold(known.budget, until);
      // The others are to know at once.
      await exchange(installation, known);
    },
    wrote(installation) {
      const known = knownOf(installation);
      known.budget = withWrite(known.budget, now());
      known.untold = withWrite(known.untold, now());
    },
  };
}

/** The writes of this minute or hour that were not told yet. */
function since(span: 'minute' | 'hour', untold: Budget, now: Date): Budget['minute'] {
  const from = beginningOf(span, now);
  return { from, writes: untold[span].from === from ? untold[span].writes : 0 };
}
