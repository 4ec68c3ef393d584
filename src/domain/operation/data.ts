import type { Name } from './name.ts';

/** Which rows a change reaches: no WHERE, one that is always true (`WHERE true`, `WHERE 1 = 1`), or a real one. */
export type Where = 'absent' | 'always-true' | 'present';

/** Rows: read, written, emptied. A data-modifying WITH gives an operation for each of its parts. */
export type DataOperation =
  | { readonly kind: 'select'; readonly reads: readonly Name[]; readonly calls: readonly string[] }
  | {
      readonly kind: 'insert';
      readonly table: Name;
      readonly columns: readonly string[];
      readonly fromQuery: boolean;
      /** ON CONFLICT: `update` changes rows that are there. */
      readonly onConflict?: 'nothing' | 'update';
      readonly reads: readonly Name[];
    }
  | {
      readonly kind: 'update';
      readonly table: Name;
      readonly columns: readonly string[];
      readonly where: Where;
      readonly reads: readonly Name[];
    }
  | { readonly kind: 'delete'; readonly table: Name; readonly where: Where; readonly reads: readonly Name[] }
  | { readonly kind: 'merge'; readonly table: Name; readonly reads: readonly Name[] }
  | {
      readonly kind: 'truncate';
      readonly table: Name;
      readonly cascade: boolean;
      readonly restartIdentity: boolean;
    }
  | {
      readonly kind: 'copy';
      readonly direction: 'from' | 'to';
      readonly through: 'program' | 'file' | 'stdio';
      readonly table?: Name;
    };
