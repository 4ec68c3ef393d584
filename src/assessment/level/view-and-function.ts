import { tableKey } from '../outlook.ts';
import { type Classifiers, code, codes, high, low, medium } from './classification.ts';

type ViewOrFunctionKind =
  | 'create-view'
  | 'drop-view'
  | 'refresh-materialized-view'
  | 'create-function'
  | 'alter-function'
  | 'drop-function';

/** What can be made again from its text, as it holds no rows of its own. */
export const viewAndFunctionLevels: Classifiers<ViewOrFunctionKind> = {
  'create-view': ({ view, materialized, replace, reads }) => {
    const what = `${materialized ? 'materialized view' : 'view'} ${code(view)}`;
    const over = reads.length > 0 ? ` over ${codes(reads)}` : '';
    return low(`creates ${replace ? 'or replaces ' : ''}${what}${over}`, 'a view holds no rows of its own');
  },
  'drop-view': ({ view, materialized, cascade }) => {
    const summary = `drops ${materialized ? 'materialized view' : 'view'} ${code(view)}${cascade ? ' and what depends on it' : ''}`;
    return cascade
      ? high(summary, 'what depends on it is lost too', 'destructive', 'incompatible')
      : medium(summary, 'no row is lost, but code that reads it fails', 'incompatible');
  },
  'refresh-materialized-view': ({ view, concurrently }) => {
    const summary = `refreshes materialized view ${code(view)}`;
    return concurrently
      ? low(summary, 'reads of the view go on')
      : medium(summary, 'reads of the view wait until it is made again', 'blocking');
  },
  'create-function': ({ function: name, objectKind, replace, securityDefiner }) =>
    low(
      `creates ${replace ? 'or replaces ' : ''}${objectKind} ${code(name)}`,
      replace
        ? 'no row changes; what calls one of that name gets the new one'
        : 'nothing happens until it is called',
      ...(securityDefiner ? (['security'] as const) : []),
    ),
  'alter-function': ({ function: name, change }) =>
    medium(`changes function ${code(name)} (${change})`, 'who may call it, or how it runs, changes'),
  'drop-function': ({ function: name, objectKind, cascade }, { outlook }) => {
    const summary = `drops ${objectKind} ${code(name)}${cascade ? ' and what depends on it' : ''}`;
    if (cascade) return high(summary, 'what depends on it is lost too', 'destructive', 'incompatible');
    if (outlook.functions.has(tableKey(name))) return low(summary, 'it is made again here');
    return medium(summary, 'no row is lost, but code that calls it fails', 'incompatible');
  },
};
