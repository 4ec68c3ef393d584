interface Waiting<T> {
  readonly entry: T;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Stores what arrives together in one statement: while one is under way, whatever comes waits for the next.
 *
 * @param store all of the entries or none of them.
 * @returns resolves when the entry is stored. One that cannot be stored takes none of its company along.
 */
export function createGroupCommit<T>(
  store: (entries: readonly T[]) => Promise<void>,
): (entry: T) => Promise<void> {
  const waiting: Waiting<T>[] = [];
  let isStoring = false;

  async function storeAll(): Promise<void> {
    if (isStoring) return;
    isStoring = true;
    while (waiting.length > 0) await storeGroup(waiting.splice(0));
    isStoring = false;
  }

  async function storeGroup(group: readonly Waiting<T>[]): Promise<void> {
    try {
      await store(group.map(({ entry }) => entry));
      for (const { resolve } of group) resolve();
    } catch (error) {
      const [only, ...others] = group;
      if (others.length === 0) only?.reject(error);
      else await Promise.all(group.map((each) => storeGroup([each])));
    }
  }

  return (entry) =>
    new Promise((resolve, reject) => {
      waiting.push({ entry, resolve, reject });
      void storeAll();
    });
}
