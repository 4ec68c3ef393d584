import type { Tool } from '../tool.ts';
import { matchPlain } from './plain.ts';

/** `20260116120000_add_tags.sql` with sections `-- +goose Up` and `-- +goose Down`. https://pressly.github.io/goose/documentation/annotations/ */
export const goose: Tool = {
  id: 'goose',
  match: matchPlain,
  evidence: { marker: /^[ \t]*--[ \t]*\+goose[ \t]+up\b/im },
  transaction: { usual: 'file', off: /^[ \t]*--[ \t]*\+goose[ \t]+no[ \t]+transaction\b/im },
  sections: {
    up: /^[ \t]*--[ \t]*\+goose[ \t]+up\b/i,
    down: /^[ \t]*--[ \t]*\+goose[ \t]+down\b/i,
    statementEnd: /^[ \t]*--[ \t]*\+goose[ \t]+statementend\b/i,
  },
};
