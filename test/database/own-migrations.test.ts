import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/database/migrations/files.ts';

const root = new URL('../../', import.meta.url);

it('our own migrations are checked by our own program and policy, and nothing is found', async () => {
  const cli = ['src/cli.ts', 'check', '--fail-on', 'note', '--format', 'json'];
  const { stdout } = await promisify(execFile)(process.execPath, cli, { cwd: root });
  const { migrations } = JSON.parse(stdout);
  expect(migrations.map(({ path }: { readonly path: string }) => path)).toEqual(
    MIGRATIONS.map(({ name }) => `src/database/migrations/${name}`),
  );
});

it('their numbers are their own', () => {
  const numbers = MIGRATIONS.map(({ number }) => number);
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
});
