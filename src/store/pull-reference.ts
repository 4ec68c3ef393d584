import { z } from 'zod';

const reference = z.object({
  installation: z.number(),
  repository: z.object({ owner: z.string(), name: z.string() }),
  number: z.number(),
});

/** A pull request as the tables keep it: in JSON. */
export const pullReference = z.string().transform((text) => reference.parse(JSON.parse(text)));
