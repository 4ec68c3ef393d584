import { z } from 'zod';
import { handler, installation, repository } from './event.ts';

const shape = z.object({
  action: z.string(),
  installation,
  repository,
  changes: z.object({ repository: z.object({ name: z.object({ from: z.string() }) }).optional() }).optional(),
});

/** Who may see it, or where it is, changed: nobody's standing there need be what it was. */
const LOOKED_AT = new Set(['transferred', 'privatized', 'publicized', 'unarchived']);

/** What happens to a repository itself. What is recorded of it follows its name, and goes with it. */
export const onRepository = handler('repository', shape, (payload) => {
  const { action, installation: id, repository: ref, changes } = payload;
  const cause = `repository.${action}`;
  const before = changes?.repository?.name.from;
  if (action === 'renamed' && before !== undefined)
    return [
      {
        kind: 'renamed',
        installation: id,
        repository: ref,
        before: { owner: ref.owner, name: before },
        cause,
      },
    ];
  if (action === 'deleted') return [{ kind: 'left', installation: id, repository: ref, cause }];
  return LOOKED_AT.has(action) ? [{ kind: 'repository', installation: id, repository: ref, cause }] : [];
});
