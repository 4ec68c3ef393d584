import type { Database } from '../database/database.ts';
import type { Store } from '../usecases/ports/store.ts';
import { actRecords } from './act-records.ts';
import { claimRecords } from './claim-records.ts';
import { deedRecords } from './deed-records.ts';
import { headRecords } from './head-records.ts';
import { peopleRecords } from './people-records.ts';
import { reviewRecords } from './review-records.ts';
import { textRecords } from './text-records.ts';
import { verdictRecords } from './verdict-records.ts';

/** The store on PostgreSQL; the database has its schema already. */
export function createStore(database: Database): Store {
  return {
    reviews: reviewRecords(database),
    heads: headRecords(database),
    texts: textRecords(database),
    people: peopleRecords(database),
    verdicts: verdictRecords(database),
    acts: actRecords(database),
    deeds: deedRecords(database),
    claims: claimRecords(database),
  };
}
