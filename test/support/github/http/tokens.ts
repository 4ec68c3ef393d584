import { randomBytes, verify } from 'node:crypto';
import type { Account } from '../state/account.ts';
import type { Installation } from '../state/installation.ts';
import { Refused } from '../state/refused.ts';
import type { World } from '../state/world.ts';
import type { Viewer } from './viewer.ts';

const HOUR_MS = 3_600_000;
const LONGEST_JWT_S = 600;
/** GitHub allows clocks to differ a little. */
const SKEW_S = 60;

/** The request is not from whom it says; `message` is what GitHub says. */
export class Unauthorized extends Error {
  override readonly name = 'Unauthorized';
}

/** The tokens given out, and who holds them. */
export class Tokens {
  readonly #world: World;
  readonly #installations = new Map<string, { readonly installation: number; readonly until: number }>();
  readonly #people = new Map<string, Account>();

  constructor(world: World) {
    this.#world = world;
  }

  issue(installation: Installation): { readonly token: string; readonly expiresAt: Date } {
    const token = `ghs_${randomBytes(27).toString('base64url').replace(/[-_]/g, 'x')}`;
    const expiresAt = new Date(Date.now() + HOUR_MS);
    this.#installations.set(token, { installation: installation.id, until: expiresAt.getTime() });
    return { token, expiresAt };
  }

  issuePersonal(account: Account): string {
    const token = `ghp_${randomBytes(27).toString('base64url').replace(/[-_]/g, 'x')}`;
    this.#people.set(token, account);
    return token;
  }

  /** Ends every installation token, as when they expire. */
  expireAll(): void {
    this.#installations.clear();
  }

  /** Who sends this `Authorization`. Throws `Unauthorized`. */
  viewerOf(authorization: string | undefined): Viewer {
    if (authorization === undefined || authorization === '') return { kind: 'nobody' };
    const [, scheme = '', token = ''] = /^(\S+)\s+(\S+)$/.exec(authorization) ?? [];
    if (!/^(token|bearer)$/i.test(scheme)) throw new Unauthorized('Bad credentials');
    if (token.split('.').length === 3) return this.#app(token);
    const account = this.#people.get(token);
    if (account !== undefined) return { kind: 'person', account };
    const known = this.#installations.get(token);
    const installation = known && this.#world.installations.get(known.installation);
    if (known === undefined || installation === undefined || known.until < Date.now())
      throw new Unauthorized('Bad credentials');
    refuseSuspended(installation);
    return { kind: 'installation', installation };
  }

  #app(jwt: string): Viewer {
    const [head = '', claims = '', signature = ''] = jwt.split('.');
    const { app } = this.#world;
    if (readJson(head)?.alg !== 'RS256') throw new Unauthorized('A JSON web token could not be decoded');
    const signed = verify(
      'RSA-SHA256',
      Buffer.from(`${head}.${claims}`),
      app.publicKey,
      Buffer.from(signature, 'base64url'),
    );
    if (!signed) throw new Unauthorized('A JSON web token could not be decoded');
    const { iss, iat, exp } = readJson(claims) ?? {};
    const now = Date.now() / 1000;
    if (String(iss) !== String(app.id) && iss !== app.clientId)
      throw new Unauthorized('Integration not found');
    if (typeof exp !== 'number' || exp < now)
      throw new Unauthorized(
        "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
      );
    if (exp > now + LONGEST_JWT_S + SKEW_S)
      throw new Unauthorized("'Expiration time' claim ('exp') is too far in the future");
    if (typeof iat !== 'number' || iat > now + SKEW_S)
      throw new Unauthorized(
        "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
      );
    return { kind: 'app' };
  }
}

/** What GitHub answers to everything that the app asks for there. */
export function refuseSuspended({ suspendedAt }: Installation): void {
  if (suspendedAt !== undefined) throw new Refused('This installation has been suspended', 403);
}

function readJson(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
