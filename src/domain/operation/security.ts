import type { Expression } from './expression.ts';
import type { Name } from './name.ts';

/** Who may do what: policies, privileges, roles, settings of the server. */
export type SecurityOperation =
  | {
      readonly kind: 'create-policy';
      readonly policy: string;
      readonly table: Name;
      readonly permissive: boolean;
      readonly command: 'all' | 'select' | 'insert' | 'update' | 'delete';
      readonly roles: readonly string[];
      readonly using?: Expression;
      readonly check?: Expression;
    }
  | {
      readonly kind: 'alter-policy';
      readonly policy: string;
      readonly table: Name;
      readonly using?: Expression;
      readonly check?: Expression;
    }
  | {
      readonly kind: 'drop-policy';
      readonly policy: string;
      readonly table: Name;
      readonly ifExists: boolean;
    }
  | {
      readonly kind: 'grant';
      readonly privileges: readonly string[];
      readonly all: boolean;
      readonly objectKind: string;
      readonly objects: readonly Name[];
      readonly to: readonly string[];
      readonly toPublic: boolean;
    }
  | {
      readonly kind: 'revoke';
      readonly privileges: readonly string[];
      readonly objectKind: string;
      readonly objects: readonly Name[];
      readonly from: readonly string[];
    }
  | { readonly kind: 'grant-role'; readonly roles: readonly string[]; readonly to: readonly string[] }
  | { readonly kind: 'revoke-role'; readonly roles: readonly string[]; readonly from: readonly string[] }
  | { readonly kind: 'alter-default-privileges'; readonly grants: boolean; readonly toPublic: boolean }
  | { readonly kind: 'create-role'; readonly role: string; readonly superuser: boolean }
  | { readonly kind: 'alter-role'; readonly role: string; readonly superuser: boolean }
  | { readonly kind: 'drop-role'; readonly role: string; readonly ifExists: boolean }
  | { readonly kind: 'drop-owned'; readonly roles: readonly string[]; readonly cascade: boolean }
  | { readonly kind: 'reassign-owned'; readonly roles: readonly string[]; readonly to: string }
  | { readonly kind: 'alter-system'; readonly setting: string }
  | { readonly kind: 'security-label'; readonly objectKind: string };
