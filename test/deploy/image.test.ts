import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The instructions of the last stage, which is the image; a line that ends in a backslash goes on. */
const image = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8')
  .replaceAll('\\\n', ' ')
  .split(/^(?=FROM )/m)
  .at(-1)
  ?.split('\n')
  .map((line) => /^([A-Z]+)\s+(.*)$/.exec(line))
  .flatMap((found) => (found === null ? [] : [{ what: found[1] ?? '', rest: found[2] ?? '' }]));

const all = (what: string) => (image ?? []).filter((line) => line.what === what).map(({ rest }) => rest);

/** The command of an instruction, if it needs no shell to be run. */
const withoutShell = (rest: string): readonly string[] => JSON.parse(rest.slice(rest.indexOf('[')));

describe('the image', () => {
  it('runs as a user without rights, to whom only the folder of the storage belongs', () => {
    expect(all('USER')).toEqual(['node']);
    expect(all('RUN').join()).toMatch(/^mkdir \/data && chown node:node \/data$/);
    expect(all('VOLUME')).toEqual(['/data']);
    expect(all('COPY').filter((copied) => copied.includes('--chown'))).toEqual([]);
    const order = (image ?? []).map(({ what }) => what);
    expect(order.slice(order.indexOf('USER'))).not.toContain('RUN');
    expect(order.slice(order.indexOf('USER'))).not.toContain('COPY');
  });

  it('needs no shell to start, to be stopped or to be asked how it is', () => {
    expect([...all('ENTRYPOINT'), ...all('SHELL')]).toEqual([]);
    for (const rest of all('CMD')) expect(withoutShell(rest)[0]).toBe('node');
    for (const rest of all('HEALTHCHECK')) {
      expect(rest).toMatch(/^(?:--\S+ +)+CMD \["node", /);
      expect(withoutShell(rest)).toHaveLength(3);
    }
    expect([all('CMD').length, all('HEALTHCHECK').length]).toEqual([1, 1]);
  });

  it('has no secret in it, and listens where no right is needed', () => {
    expect(all('ARG')).toEqual([]);
    expect(all('ENV').join(' ')).not.toMatch(/KEY|SECRET|PASSWORD|TOKEN|DATABASE_URL/);
    for (const port of all('EXPOSE').flatMap((ports) => ports.split(' ')))
      expect(Number(port)).toBeGreaterThan(1023);
  });

  it('is built of exactly what the lock file says, and runs no script of a package', () => {
    const text = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8');
    const installs = text.match(/npm (?:ci|install|i)\b[^&\n]*/g) ?? [];
    expect(installs).toHaveLength(2);
    for (const install of installs) expect(install).toMatch(/^npm ci .*--ignore-scripts/);
  });
});
