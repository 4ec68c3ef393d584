import { hkdfSync } from 'node:crypto';
import type { Config } from './config.ts';

/**
 * The key by which the gate signs what it keeps in its comments. Another webhook secret makes another key: what was
 * kept before is left aside then, and the database still has it.
 */
export function sealingKeyOf({ webhookSecret }: Pick<Config, 'webhookSecret'>): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', webhookSecret, '', 'migration-gate comment state', 32));
}
