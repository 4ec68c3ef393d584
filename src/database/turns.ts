/** Does the work when its turn comes: after all that waits, or `first` before it. */
export type InTurn = <T>(work: () => Promise<T>, place?: 'last' | 'first') => Promise<T>;

/** Lets several have the same thing one after another. */
export function createTurns(): InTurn {
  const waiting: (() => Promise<void>)[] = [];
  let isTaken = false;

  async function go(): Promise<void> {
    if (isTaken) return;
    isTaken = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next();
    isTaken = false;
  }

  return (work, place = 'last') =>
    new Promise((resolve, reject) => {
      const turn = () => work().then(resolve, reject);
      if (place === 'first') waiting.unshift(turn);
      else waiting.push(turn);
      void go();
    });
}
