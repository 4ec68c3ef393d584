import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { pullPath } from '../demo/page/pull-view.ts';
import { SHOP } from '../demo/shop/shop.ts';
import { play } from '../demo/story/play.ts';
import type { Step } from '../demo/story/step.ts';
import { STORY } from '../demo/story/story.ts';
import { startWorld } from '../demo/world.ts';

/** A picture of a pull request right after a step of the story. */
interface Picture {
  readonly file: string;
  readonly after: (step: Step) => boolean;
  readonly path: string;
  readonly scheme: 'light' | 'dark';
  readonly height: number;
  /** What is scrolled into sight; the top of the page without it. */
  readonly at?: string;
}

const isPush = (step: Step) => step.pull === 3 && step.act.kind === 'push';

const PICTURES: readonly Picture[] = [
  {
    file: 'demo.png',
    after: isPush,
    path: pullPath({ repository: SHOP, number: 3 }),
    scheme: 'light',
    height: 1500,
  },
  {
    file: 'demo-merge.png',
    after: isPush,
    path: pullPath({ repository: SHOP, number: 3 }),
    scheme: 'dark',
    height: 760,
    at: '#merge',
  },
];

/** Where Chromium is; `CHROMIUM` names another place. On Debian: `apt-get install chromium fonts-noto-color-emoji`. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));

async function take(picture: Picture, origin: string, browser: Browser): Promise<void> {
  const page = await browser.newPage({
    colorScheme: picture.scheme,
    viewport: { width: 1280, height: picture.height },
  });
  await page.goto(`${origin}${picture.path}`, { waitUntil: 'load' });
  if (picture.at !== undefined)
    await page.locator(picture.at).evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await page.screenshot({ path: `${folder}${picture.file}` });
  await page.close();
  console.log(`${folder}${picture.file}`);
}

async function main(): Promise<void> {
  const executablePath = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (executablePath === undefined)
    throw new Error(`No Chromium at ${PLACES.join(', ')}: install one, or name its place in CHROMIUM`);
  mkdirSync(folder, { recursive: true });
  const world = await startWorld('hurried');
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    for (const [index, step] of STORY.entries()) {
      await play([step], world.stage, { begins: () => {}, went: () => {} }, 30_000);
      for (const picture of PICTURES)
        if (picture.after(step) && !STORY.slice(0, index).some(picture.after))
          await take(picture, world.origin, browser);
    }
  } finally {
    await browser.close();
    await world.stop();
  }
}

await main();
