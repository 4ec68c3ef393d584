import type { Label } from '../state/label.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { repositoryUrl } from './repository.ts';

export function labelJson(world: World, repository: Repository, { id, nodeId, name, color }: Label) {
  const url = `${repositoryUrl(world, repository)}/labels/${encodeURIComponent(name)}`;
  return { id, node_id: nodeId, url, name, color, default: false, description: null };
}
