/** The people of every history, and what they may. Written apart from the product's code, like all of this folder. */
export const AUTHOR = 'mira';
export const TEAM = 'seniors';

/** Who may review; the author among them, who must not count. */
export const REVIEWERS = ['mira', 'dev', 'kim', 'sam', 'sue', 'lea', 'ro', 'helper[bot]'] as const;

/** Whose permission and whose place in the team changes. */
export const MOVED = ['dev', 'kim', 'sam', 'sue'] as const;

export type PlaceRole = 'developer' | 'senior-developer' | 'tech-lead';
export type Level = 'low' | 'medium' | 'high';

export interface ModelPolicy {
  readonly text: (owner: string) => string;
  /** The places to fill at each level, by a person each. */
  readonly places: Readonly<Record<Level, readonly PlaceRole[]>>;
}

const ROLES = (owner: string) => `extends: builtin:default
roles:
  developer: { permission: write, roles: [senior-developer] }
  senior-developer: { teams: [${owner}/${TEAM}], roles: [tech-lead] }
  tech-lead: { users: [lea] }
`;

export const POLICIES: readonly ModelPolicy[] = [
  {
    text: (owner) => `${ROLES(owner)}levels:
  low: { approvals: [{ role: developer }] }
  medium: { approvals: [{ role: senior-developer }] }
  high: { approvals: [{ role: senior-developer, count: 2 }] }
`,
    places: {
      low: ['developer'],
      medium: ['senior-developer'],
      high: ['senior-developer', 'senior-developer'],
    },
  },
  {
    text: (owner) => `${ROLES(owner)}levels:
  low: { approvals: [{ role: developer, count: 2 }] }
  medium: { approvals: [{ role: senior-developer }, { role: developer }] }
  high: { approvals: [{ role: tech-lead }, { role: senior-developer }, { role: developer }] }
`,
    places: {
      low: ['developer', 'developer'],
      medium: ['senior-developer', 'developer'],
      high: ['tech-lead', 'senior-developer', 'developer'],
    },
  },
];

/** What the base branches have from the beginning. */
export const OLD_MIGRATION = {
  path: 'db/migrations/001_orders.sql',
  text: 'CREATE TABLE orders (id bigint PRIMARY KEY, title text, note text, kind text);\n',
};

/** What migrations say, and the level that it has; none is refused by itself. */
export const SQL: readonly { readonly text: string; readonly level: Level }[] = [
  { text: 'ALTER TABLE orders ADD COLUMN extra text;\n', level: 'low' },
  { text: "COMMENT ON TABLE orders IS 'what was ordered';\n", level: 'low' },
  { text: 'ALTER TABLE orders RENAME COLUMN kind TO kinds;\n', level: 'medium' },
  { text: 'ALTER TABLE orders DROP COLUMN note;\n', level: 'high' },
  { text: 'ALTER TABLE orders ADD COLUM extra text;\n', level: 'high' },
];
