import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

const SERVER = new URL('../../src/server.ts', import.meta.url).href;
const OBSERVATION = new URL('../../src/observation/observation.ts', import.meta.url).href;

/** Which of the packages that watch are loaded in a process that runs this. */
function loadedBy(program: string): readonly string[] {
  const script = `
    import { registerHooks } from 'node:module';
    const urls = [];
    registerHooks({ load(url, context, next) { urls.push(url); return next(url, context); } });
    const wanted = (metrics, traces) => ({ metrics, traces });
    ${program}
    console.log(JSON.stringify(['prom-client', '@opentelemetry/sdk-node'].filter(
      (name) => urls.some((url) => url.includes('/node_modules/' + name + '/')))));
    process.exit();`;
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  return JSON.parse(said);
}

it('nothing that watches is loaded with the server, nor for one that nobody watches', () => {
  const start = (metrics: boolean, traces: boolean) =>
    `await (await import('${OBSERVATION}')).startObservation(wanted(${metrics}, ${traces}), {});`;
  expect(loadedBy(`await import('${SERVER}'); ${start(false, false)}`)).toEqual([]);
  expect(loadedBy(start(true, false))).toEqual(['prom-client']);
});
