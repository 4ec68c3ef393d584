import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { accountFor } from './actions/accounts.ts';
import type { Permissions } from './state/installation.ts';
import { nodeId, type World } from './state/world.ts';

export interface AppOptions {
  readonly id?: number;
  readonly slug?: string;
  readonly privateKey?: string;
  readonly permissions?: Permissions;
}

/** The app's permissions, as its manifest asks for them. */
const PERMISSIONS: Permissions = {
  checks: 'write',
  contents: 'read',
  issues: 'write',
  members: 'read',
  merge_queues: 'read',
  metadata: 'read',
  pull_requests: 'write',
  statuses: 'write',
};

/** The app's events, as its manifest asks for them; those of installations always come. */
const EVENTS: readonly string[] = [
  'check_run',
  'issue_comment',
  'issues',
  'member',
  'membership',
  'merge_group',
  'organization',
  'pull_request',
  'pull_request_review',
  'push',
  'repository',
  'status',
  'team',
];

/** The app that the stand-in knows; without a key one is made. */
export function appOf(world: World, given: AppOptions): World['app'] {
  const slug = given.slug ?? 'migration-gate';
  const id = given.id ?? 4711;
  const privateKey =
    given.privateKey ??
    generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    }).privateKey;
  return {
    id,
    nodeId: nodeId('A', id),
    slug,
    clientId: `Iv1.${id.toString(16).padStart(16, '0')}`,
    owner: accountFor(world, `${slug}-owner`),
    bot: accountFor(world, `${slug}[bot]`),
    privateKey,
    publicKey: createPublicKey(privateKey),
    permissions: { ...PERMISSIONS, ...given.permissions },
    events: EVENTS,
    createdAt: world.now(),
  };
}
