import { isoTime } from '../state/clock.ts';
import { REACTIONS, type Reaction } from '../state/reaction.ts';
import type { World } from '../state/world.ts';
import { accountJson } from './account.ts';

export function reactionJson(world: World, { id, nodeId, content, by, createdAt }: Reaction) {
  return {
    id,
    node_id: nodeId,
    user: accountJson(world, by),
    content,
    created_at: isoTime(createdAt),
  };
}

/** How many there are of each, as comments and issues tell it. */
export function reactionCounts(url: string, reactions: readonly Reaction[]) {
  const count = (content: Reaction['content']) =>
    reactions.filter((reaction) => reaction.content === content).length;
  return {
    url: `${url}/reactions`,
    total_count: reactions.length,
    ...Object.fromEntries(REACTIONS.map((content) => [content, count(content)])),
  };
}
