import { serve } from '@hono/node-server';
import { z } from 'zod';
import { startGitHub } from '../test/support/github/github.ts';
import { pageRoutes } from './page/routes.ts';
import { createShopStage } from './stage/shop-stage.ts';

/** The process of the stand-in for GitHub: its API on one port, and on another the page that people look at. */
const port = z.coerce.number().int().min(1);
const settings = z
  .object({
    API_PORT: port,
    PAGE_PORT: port,
    APP_ID: z.coerce.number(),
    PRIVATE_KEY: z.string(),
    WEBHOOK_SECRET: z.string(),
    WEBHOOK_URL: z.url(),
  })
  .parse(process.env);

const github = await startGitHub({
  port: settings.API_PORT,
  pages: `http://127.0.0.1:${settings.PAGE_PORT}`,
  app: { id: settings.APP_ID, slug: 'migration-gate', privateKey: settings.PRIVATE_KEY },
  webhook: { url: settings.WEBHOOK_URL, secret: settings.WEBHOOK_SECRET },
});

const stage = createShopStage(github);
const routes = pageRoutes(stage);
routes.get('/demo/ready', (context) => context.text('ready'));
routes.post('/demo/pulls/:number/open', (context) => {
  const number = context.req.param('number');
  return stage.open(Number(number)) ? context.text('open') : context.text(`#${number} is not next`, 409);
});
const page = serve({ fetch: routes.fetch, hostname: '127.0.0.1', port: settings.PAGE_PORT });

async function stop(): Promise<void> {
  page.close();
  if ('closeAllConnections' in page) page.closeAllConnections();
  await github.close();
  process.exit(0);
}

process.once('SIGTERM', stop);
process.once('SIGINT', stop);
// When the demo itself is killed nobody else would end this process.
process.once('disconnect', stop);
