import type { Operation, OperationKind } from '../../domain/operation/operation.ts';
import type { Classification, Classifiers, LevelContext } from './classification.ts';
import { columnLevels } from './column.ts';
import { constraintLevels } from './constraint.ts';
import { indexLevels } from './indexes.ts';
import { objectLevels } from './object.ts';
import { rowLevels } from './rows.ts';
import { securityLevels } from './security.ts';
import { sessionLevels } from './session.ts';
import { tableLevels } from './table.ts';
import { typeLevels } from './type.ts';
import { viewAndFunctionLevels } from './view-and-function.ts';

/** Every kind of operation has its level here: a new kind without one is a type error. */
const CLASSIFIERS: Classifiers<OperationKind> = {
  ...tableLevels,
  ...columnLevels,
  ...constraintLevels,
  ...indexLevels,
  ...typeLevels,
  ...objectLevels,
  ...viewAndFunctionLevels,
  ...securityLevels,
  ...rowLevels,
  ...sessionLevels,
};

/** The level of an operation by what it is, where it stands, and what the pull request does besides. */
export function classify(operation: Operation, context: LevelContext): Classification {
  return classifierOf(operation)(operation, context);
}

/** TypeScript cannot tell that an operation and the classifier of its kind belong together. */
function classifierOf(operation: Operation): (operation: Operation, context: LevelContext) => Classification {
  return CLASSIFIERS[operation.kind] as (operation: Operation, context: LevelContext) => Classification;
}
