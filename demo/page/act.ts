import { z } from 'zod';

const who = z.string().min(1);

/** What one can do on the page, and what the story does. */
const ACT = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('approve'), login: who, body: z.string().default('') }),
  z.object({ kind: z.literal('request-changes'), login: who, body: z.string().default('') }),
  z.object({
    kind: z.literal('comment'),
    login: who,
    body: z.string().trim().min(1, 'there is nothing to say'),
  }),
  z.object({
    kind: z.literal('push'),
    login: who,
    path: z.string().min(1),
    text: z.string(),
    message: z.string().optional(),
  }),
  z.object({ kind: z.literal('retarget'), branch: z.string().min(1) }),
  z.object({ kind: z.literal('merge') }),
  z.object({ kind: z.literal('close') }),
  z.object({ kind: z.literal('reopen') }),
]);

export type Act = z.infer<typeof ACT>;

/** GitHub would not have it: the message says why. */
export class ActRefused extends Error {
  override readonly name = 'ActRefused';
}

/** Reads a submitted form; throws `ActRefused` when it makes no sense. Browsers send lines ended by CRLF. */
export function readAct(form: Readonly<Record<string, unknown>>): Act {
  const unix = Object.entries(form).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value,
  ]);
  const reading = ACT.safeParse(Object.fromEntries(unix));
  if (reading.success) return reading.data;
  throw new ActRefused(reading.error.issues.map((issue) => issue.message).join('; '));
}
