import { once } from 'node:events';
import { parseArgs } from 'node:util';
import type { Pace } from '../src/server.ts';
import { PULLS } from './shop/pulls.ts';
import { SHOP } from './shop/shop.ts';
import { createNarrator, paint } from './story/narrator.ts';
import { play, StoryBroke } from './story/play.ts';
import { STORY } from './story/story.ts';
import { startWorld, type World } from './world.ts';

const USAGE = `npm run demo -- [--once] [--port PORT] [--hurry]

  --once   end after the story: 0 when it went as told, 1 otherwise
  --port   the port of the page; a free one without it
  --hurry  without the pauses that spare GitHub: one second between writes, five between looks at a pull request`;

/** How long one step of the story may take. */
const PATIENCE_MS = 30_000;

interface Options {
  readonly once: boolean;
  readonly port: number | undefined;
  readonly pace: Pace;
}

function readOptions(): Options | undefined {
  try {
    const { values } = parseArgs({
      options: {
        once: { type: 'boolean', default: false },
        port: { type: 'string' },
        hurry: { type: 'boolean', default: false },
      },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536))
      throw new Error(`--port ${values.port} is no port: name a number from 1 to 65535`);
    return { once: values.once, port, pace: values.hurry ? 'hurried' : 'polite' };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return undefined;
  }
}

/** Whether the story went as told; undefined when it was interrupted. */
async function tellStory(world: World, interrupted: AbortSignal): Promise<boolean | undefined> {
  const titles = Object.fromEntries(Object.entries(PULLS).map(([number, { title }]) => [number, title]));
  try {
    await Promise.race([play(STORY, world.stage, createNarrator(titles), PATIENCE_MS), world.ended]);
    console.log(`\n${paint(['bold', 'green'], '✓ The story went as told.')}`);
    return true;
  } catch (error) {
    if (interrupted.aborted) return undefined;
    const message = error instanceof StoryBroke ? error.message : String(error);
    console.error(`\n${paint(['bold', 'red'], '✗ The story went otherwise than told.')}\n${message}`);
    console.error(`\n${paint('dim', world.tails())}`);
    return false;
  }
}

function introduce(world: World): void {
  console.log(paint('bold', 'Migration Gate: a story on three pull requests'));
  console.log(`\n  the page     ${paint(['underline', 'blue'], `${world.origin}/`)}`);
  console.log(`  repository   ${SHOP}, on a stand-in for GitHub`);
  console.log(`  the server   ${world.server}`);
}

async function main(): Promise<number> {
  const options = readOptions();
  if (options === undefined) return 2;
  console.log(paint('dim', 'Starting a stand-in for GitHub, and the server beside it …'));
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => interruption.abort());
  const interrupted = interruption.signal;
  const world = await startWorld(options.pace, options.port).catch((error: unknown) => {
    if (interrupted.aborted) return undefined;
    throw error;
  });
  if (world === undefined) return 130;
  try {
    introduce(world);
    const went = await Promise.race([tellStory(world, interrupted), aborted(interrupted)]);
    if (went === undefined) return 130;
    if (options.once) return went ? 0 : 1;
    console.log(`\nGo on playing at ${paint(['underline', 'blue'], `${world.origin}/`)} · Ctrl-C ends it.`);
    await Promise.race([aborted(interrupted), world.ended]);
    return went ? 0 : 1;
  } finally {
    console.log(paint('dim', 'Stopping …'));
    await world.stop();
  }
}

async function aborted(signal: AbortSignal): Promise<undefined> {
  if (!signal.aborted) await once(signal, 'abort');
  return undefined;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
