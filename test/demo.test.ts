import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { STORY } from '../demo/story/story.ts';

const main = fileURLToPath(new URL('../demo/main.ts', import.meta.url));

/** Runs the demo as `npm run demo -- …` does, and waits for its end. */
async function runDemo(...options: string[]) {
  const demo = spawn(process.execPath, [main, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, complaints] = [text(demo.stdout), text(demo.stderr)];
  const [code]: (number | null)[] = await once(demo, 'exit');
  return { code, output: await output, complaints: await complaints };
}

describe('npm run demo', () => {
  test('plays the whole story on the real server, and ends with 0', { timeout: 180_000 }, async () => {
    const { code, output, complaints } = await runDemo('--once', '--hurry');
    expect(complaints).toBe('');
    expect(output).toContain('The story went as told.');
    expect(output, 'no colour where there is no terminal').not.toContain('\u001b[');
    for (const step of STORY) expect(output).toContain(step.tell);
    expect(code).toBe(0);
  });

  test('refuses an option that it does not know, and says which it does', async () => {
    const { code, complaints } = await runDemo('--nonsense');
    expect(code).toBe(2);
    expect(complaints).toContain("Unknown option '--nonsense'");
    expect(complaints).toContain('npm run demo -- [--once] [--port PORT] [--hurry]');
  });

  test.each(['0', '65536', 'http'])('refuses port %s, and says how to name one', async (port) => {
    const { code, complaints } = await runDemo('--port', port);
    expect(code).toBe(2);
    expect(complaints).toContain(`--port ${port} is no port`);
    expect(complaints).toContain('npm run demo -- [--once] [--port PORT] [--hurry]');
  });
});
