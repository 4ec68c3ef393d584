import type { Route } from '../http/call.ts';
import { appRoutes } from './app.ts';
import { checkRunRoutes } from './check-runs.ts';
import { commentRoutes } from './comments.ts';
import { comparisonRoutes } from './comparison.ts';
import { deliveryRoutes } from './deliveries.ts';
import { gitRoutes } from './git.ts';
import { issueRoutes } from './issue-routes.ts';
import { peopleRoutes } from './people.ts';
import { pullRoutes } from './pulls.ts';
import { statusRoutes } from './statuses.ts';

/** Everything the REST API answers. Git's come last: their names may hold slashes. */
export const routes: readonly Route[] = [
  ...appRoutes,
  ...deliveryRoutes,
  ...pullRoutes,
  ...commentRoutes,
  ...issueRoutes,
  ...statusRoutes,
  ...checkRunRoutes,
  ...peopleRoutes,
  ...comparisonRoutes,
  ...gitRoutes,
];
