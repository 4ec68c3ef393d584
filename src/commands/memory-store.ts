import type { Content } from '../domain/migration.ts';
import type { Sha } from '../domain/repository.ts';
import type { HeadFacts, Store } from '../usecases/ports/store.ts';

/** A store for one evaluation: it knows nothing at first, and keeps what is read until the program ends. */
export function createMemoryStore(): Store {
  const texts = new Map<Sha, Content>();
  const heads = new Map<string, HeadFacts>();
  const teams = new Map<string, readonly string[]>();
  return {
    reviews: {
      of: async () => new Map(),
      arrived: async () => {},
      digested: async () => {},
    },
    heads: {
      get: async (_, key) => heads.get(JSON.stringify(key)),
      put: async (_, key, facts) => void heads.set(JSON.stringify(key), facts),
    },
    texts: {
      of: async (_, blobs) =>
        new Map(
          blobs.flatMap((blob) => {
            const content = texts.get(blob);
            return content === undefined ? [] : [[blob, content] as const];
          }),
        ),
      put: async (_, read) => {
        for (const [blob, content] of read) texts.set(blob, content);
      },
    },
    people: {
      teamMembers: async (_, team) => teams.get(team),
      putTeamMembers: async (_, team, members) => void teams.set(team, members),
      forgetTeams: async () => teams.clear(),
    },
    verdicts: {
      waitingFor: async () => [],
      withHead: async () => [],
      isTarget: async () => false,
      last: async () => undefined,
      record: async () => {},
    },
    mergeGroups: {
      put: async () => {},
      withHead: async () => [],
    },
    claims: {
      of: async () => new Map(),
      put: async () => {},
      forget: async () => {},
    },
    openPulls: {
      of: async () => [],
      timesParked: async () => 0,
      put: async () => {},
      forget: async () => {},
      installations: async () => [],
    },
    installations: {
      forget: async () => {},
      forgetRepository: async () => {},
      renameRepository: async () => {},
    },
    acts: {
      of: async () => [],
      add: async () => {},
    },
    deeds: {
      of: async () => [],
      put: async () => {},
    },
  };
}
