import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const text = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('the image', () => {
  const [, ...stages] = text('Dockerfile')
    .replaceAll('\\\n', ' ')
    .split(/^FROM .*$/m);
  const last = stages.at(-1) ?? '';

  it('runs as a user without rights', () => {
    expect(last.match(/^USER .*$/gm)?.at(-1)).toBe('USER node');
  });

  it('starts and is probed without a shell', () => {
    const commands = last.match(/^(?:CMD|ENTRYPOINT) .*$|^HEALTHCHECK .*$/gm) ?? [];
    expect(commands).toHaveLength(2);
    for (const command of commands) expect(command).toMatch(/(?:^| )(?:CMD|ENTRYPOINT) +\["node", /);
  });
});

describe('the server of compose.yml', () => {
  const { gate } = parse(text('compose.yml')).services;

  it('writes to no file system and has no capability', () => {
    expect(gate).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    expect(gate).not.toHaveProperty('volumes');
    expect(gate).not.toHaveProperty('privileged');
  });
});
