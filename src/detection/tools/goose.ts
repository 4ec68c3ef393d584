import type { Tool } from '../tool.ts';
import { matchPlain } from './plain.ts';

/** `20260116120000_add_tags.sql` with sections `-- +goose Up` and `-- +goose Down`. https://pressly.github.io/goose/documentation/annotations/ */
export const goose: Tool = {
  id: 'goose',
  match: matchPlain,
  evidence: { marker: /^[ \t]*--[ \t]*\+goose[ \t]+up\b/im },
};
