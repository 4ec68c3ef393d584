import { parseArgs } from 'node:util';
import { type ChaosOptions, runChaos } from '../test/chaos/run.ts';
import { STORAGES, type StorageKind } from '../test/support/fleet/storage.ts';

const USAGE = `npm run chaos -- [--storage postgres|embedded] [--events 2000] [--pulls 200] [--organisations 20]
                 [--seconds 120] [--replicas 3] [--kill-every 1] [--restarts 2] [--settle 600] [--patience 900] [--seed NUMBER]

Real servers are killed while things happen on pull requests, GitHub fails at times and the database restarts. In the
end every pull request has to be as a fresh evaluation leaves it, and nothing may be left to do.`;

/** The embedded storage has one process, which takes a while to be there again. */
const DEFAULTS: Readonly<Record<StorageKind, Partial<ChaosOptions>>> = {
  postgres: {},
  embedded: { replicas: 1, killEvery: 5, restarts: 0 },
};

function readOptions(): ChaosOptions | undefined {
  const option = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      options: {
        storage: option,
        events: option,
        pulls: option,
        organisations: option,
        seconds: option,
        replicas: option,
        'kill-every': option,
        restarts: option,
        settle: option,
        patience: option,
        seed: option,
      },
    });
    const storage = STORAGES.find((kind) => kind === (values.storage ?? 'postgres'));
    if (storage === undefined) throw new Error(`There is no storage ${values.storage}.`);
    const defaults = DEFAULTS[storage];
    const number = (name: keyof typeof values, otherwise: number): number => {
      const given = values[name] === undefined ? otherwise : Number(values[name]);
      if (!(given >= 0)) throw new Error(`--${name} ${values[name]} is no number.`);
      return given;
    };
    return {
      storage,
      events: number('events', 2_000),
      pulls: number('pulls', 200),
      organisations: number('organisations', 20),
      seconds: number('seconds', 120),
      replicas: number('replicas', defaults.replicas ?? 3),
      killEvery: number('kill-every', defaults.killEvery ?? 1),
      restarts: number('restarts', defaults.restarts ?? 2),
      settle: number('settle', 600),
      patience: number('patience', 900),
      seed: number('seed', Date.now() % 1_000_000_000),
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return undefined;
  }
}

const options = readOptions();
if (options === undefined) process.exitCode = 2;
else {
  const { figures, departures } = await runChaos(options, (line) => console.log(line));
  console.log(`\n| | |\n|---|---|\n${figures.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}\n`);
  for (const departure of departures) console.error(`✗ ${departure}`);
  console.log(departures.length === 0 ? '✓ Nothing departed.' : `✗ ${departures.length} departures.`);
  process.exitCode = departures.length === 0 ? 0 : 1;
}
