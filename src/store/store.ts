import type { Database } from '../database/database.ts';
import type { BudgetRecords } from '../usecases/ports/budgets.ts';
import type { KeptAnswers } from '../usecases/ports/kept-answers.ts';
import type { Store } from '../usecases/ports/store.ts';
import { actRecords } from './act-records.ts';
import { answerRecords } from './answer-records.ts';
import { budgetRecords } from './budget-records.ts';
import { claimRecords } from './claim-records.ts';
import { deedRecords } from './deed-records.ts';
import { headRecords } from './head-records.ts';
import { installationRecords } from './installation-records.ts';
import { mergeGroupRecords } from './merge-group-records.ts';
import { openPullRecords } from './open-pull-records.ts';
import { peopleRecords } from './people-records.ts';
import { reviewRecords } from './review-records.ts';
import { textRecords } from './text-records.ts';
import { verdictRecords } from './verdict-records.ts';

/** What the adapter of GitHub keeps. */
export interface KeptOfGitHub {
  readonly answers: KeptAnswers;
  readonly budgets: BudgetRecords;
}

/** The store on PostgreSQL; the database has its schema already. */
export function createStore(database: Database): Store & KeptOfGitHub {
  return {
    reviews: reviewRecords(database),
    heads: headRecords(database),
    texts: textRecords(database),
    people: peopleRecords(database),
    verdicts: verdictRecords(database),
    mergeGroups: mergeGroupRecords(database),
    acts: actRecords(database),
    deeds: deedRecords(database),
    claims: claimRecords(database),
    openPulls: openPullRecords(database),
    installations: installationRecords(database),
    answers: answerRecords(database),
    budgets: budgetRecords(database),
  };
}
