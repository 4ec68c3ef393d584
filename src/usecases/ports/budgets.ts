import type { Budget } from '../../budget/budget.ts';

/** The budgets of installations as all processes share them. */
export interface BudgetRecords {
  /**
   * Tells what this process has learnt, and gets what all have: the longest hold, and the writes of all together.
   *
   * @param written the writes of this process that were not told yet are those counted in it.
   */
  exchange(installation: number, written: Budget): Promise<Budget>;
}
