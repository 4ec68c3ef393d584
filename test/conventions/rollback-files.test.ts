import { expect, test } from 'vitest';
import { rollbackFileNames } from '../../src/conventions/rollback-files.ts';

test.each([
  ['{number}_rollback.sql', 'migrations/099_add_tags.sql', '099', '099_rollback.sql'],
  ['{number}_{name}.down.sql', 'migrations/099_add_tags.up.sql', '099', '099_add_tags.down.sql'],
  [
    'rollback_{number}.sql',
    'prisma/migrations/20240101120000_tags/migration.sql',
    '20240101120000',
    'rollback_20240101120000.sql',
  ],
  [
    'rollback_{name}.sql',
    'prisma/migrations/20240101120000_tags/migration.sql',
    '20240101120000',
    'rollback_tags.sql',
  ],
  ['rollback_{name}.sql', 'migrations/tags.sql', undefined, 'rollback_tags.sql'],
])('%s for %s', (template, path, number, name) => {
  const migration = { path, ...(number === undefined ? {} : { number }) };
  expect(rollbackFileNames([template], migration)).toEqual([name]);
});
