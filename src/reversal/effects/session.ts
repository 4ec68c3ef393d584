import type { OperationOf } from '../../domain/operation/operation.ts';
import type { SessionOperation } from '../../domain/operation/session.ts';
import type { Effect } from '../effect.ts';

/** What sets the stage leaves nothing behind; a block or a call that is not read may leave anything. */
export function effectsOfSession(operation: OperationOf<SessionOperation['kind']>): Effect {
  switch (operation.kind) {
    case 'do-block':
      return operation.read
        ? { change: 'none', because: 'what is in the block is judged by itself' }
        : { change: 'unknown', because: 'its block of code is not read to its end' };
    case 'call':
      return { change: 'unknown', because: `what ${operation.procedure.name} does is not known here` };
    case 'vacuum':
    case 'analyze':
    case 'cluster':
      return { change: 'none', because: 'upkeep changes no meaning' };
    default:
      return { change: 'none', because: 'it lasts no longer than the session' };
  }
}
