import { hkdfSync } from 'node:crypto';
import { webhookSecretsOf } from './config.ts';

/**
 * The keys by which the gate signs what it keeps in its comments: the first signs, all of them are accepted. Once a
 * secret is neither the present nor the previous one, what was signed by it is left aside; the database still has it.
 */
export function sealingKeysOf(
  config: Parameters<typeof webhookSecretsOf>[0],
): readonly [Uint8Array, ...Uint8Array[]] {
  const [present, ...previous] = webhookSecretsOf(config);
  return [keyOf(present), ...previous.map(keyOf)];
}

function keyOf(webhookSecret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', webhookSecret, '', 'migration-gate comment state', 32));
}
