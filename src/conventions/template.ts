/** A template of names or titles, such as `{number:3}_{snake_case}.sql`. */
export interface Template {
  readonly source: string;
  /** What its places hold, by their names; undefined where the text does not fit. Takes time in proportion to it. */
  match(text: string): Captures | undefined;
  /** A text that fits, with these in its places where they are given and fit there. */
  fill(values: Readonly<Partial<Record<PlaceName, string>>>): string;
}

export type PlaceName = keyof typeof PLACES;

export type Captures = Readonly<Partial<Record<PlaceName, string>>>;

/** What a place may hold, as a machine: from a state and a character to the next state; accepting states end it. */
interface Machine {
  readonly step: (state: number, character: string) => number | undefined;
  readonly accepts: (state: number) => boolean;
  readonly example: string;
}

/** Words with one mark between them. */
function words(mark: string, example: string): Machine {
  return {
    step: (state, character) => {
      if (/[a-z0-9]/.test(character)) return 1;
      return character === mark && state === 1 ? 0 : undefined;
    },
    accepts: (state) => state === 1,
    example,
  };
}

/** At least `least` characters of a kind, and at most `most`. */
function run(kind: RegExp, example: string, least = 1, most = Infinity): Machine {
  return {
    // More than the least need not be counted where there is no most.
    step: (state, character) =>
      kind.test(character) && state < most
        ? Math.min(state + 1, Math.max(least, most === Infinity ? 0 : most))
        : undefined,
    accepts: (state) => state >= least,
    example,
  };
}

const PLACES = {
  number: run(/\d/, '099'),
  letter: run(/[A-Z]/, 'A', 1, 1),
  snake_case: words('_', 'add_booking_tags'),
  'kebab-case': words('-', 'add-booking-tags'),
  timestamp: run(/\d/, '20260116120000', 14, 14),
  name: run(/\S/, 'add_booking_tags'),
  text: run(/./u, 'Add booking tags'),
} as const satisfies Readonly<Record<string, Machine>>;

type Part = { readonly kind: 'literal'; readonly text: string } | Place;

interface Place {
  readonly kind: 'place';
  readonly name: PlaceName;
  readonly machine: Machine;
}

/** Longer texts are no names or titles. */
const LONGEST_TEXT = 500;

/** Makes a template of its source; what is in braces and names no place stands for itself. */
export function templateOf(source: string): Template {
  const parts = source.split(/(\{[a-z_-]+(?::\d)?\})/).flatMap(partOf);
  return {
    source,
    match: (text) => (text.length > LONGEST_TEXT ? undefined : match(parts, text)),
    fill: (values) => parts.map((part) => filled(part, values)).join(''),
  };
}

function partOf(text: string): readonly Part[] {
  if (text === '') return [];
  const [, name, digits] = /^\{([a-z_-]+)(?::(\d))?\}$/.exec(text) ?? [];
  const place = Object.keys(PLACES).find((each): each is PlaceName => each === name);
  if (place === undefined) return [...text].map((character) => ({ kind: 'literal', text: character }));
  const count = Number(digits);
  const machine = digits === undefined ? PLACES[place] : run(/\d/, '099'.padStart(count, '0'), count, count);
  return [{ kind: 'place', name: place, machine }];
}

function filled(part: Part, values: Captures): string {
  if (part.kind === 'literal') return part.text;
  const given = values[part.name];
  // A number is as long as the template has it.
  const value = part.name === 'number' ? given?.padStart(part.machine.example.length, '0') : given;
  return value !== undefined && match([part], value) !== undefined ? value : part.machine.example;
}

/** How far the parts have come, and what each of them has held on the way. */
interface Thread {
  readonly part: number;
  readonly state: number;
  readonly held: readonly string[];
}

/** All ways through the parts at once, character by character; of those that meet the first goes on. */
function match(parts: readonly Part[], text: string): Captures | undefined {
  let threads: readonly Thread[] = [{ part: 0, state: 0, held: [] }];
  for (const character of text) {
    const next = new Map<string, Thread>();
    for (const thread of threads)
      for (const after of stepped(parts, thread, character)) {
        const key = `${after.part} ${after.state}`;
        if (!next.has(key)) next.set(key, after);
      }
    threads = [...next.values()];
  }
  const held = threads.find((thread) => isAtEnd(parts, thread))?.held;
  return held === undefined ? undefined : capturesOf(parts, held);
}

/** Of places with one name the first. */
function capturesOf(parts: readonly Part[], held: readonly string[]): Captures {
  const places = parts.flatMap((part, at) =>
    part.kind === 'place' ? [[part.name, held[at] ?? ''] as const] : [],
  );
  return Object.fromEntries(places.reverse());
}

function stepped(parts: readonly Part[], thread: Thread, character: string): readonly Thread[] {
  const part = parts[thread.part];
  if (part === undefined) return [];
  if (part.kind === 'literal')
    return part.text === character ? [{ ...thread, part: thread.part + 1, state: 0 }] : [];
  const within = part.machine.step(thread.state, character);
  const stays = within === undefined ? [] : [{ ...thread, state: within, held: holding(thread, character) }];
  // Where the place may end here, what follows it takes the character.
  const leaves = part.machine.accepts(thread.state)
    ? stepped(parts, { ...thread, part: thread.part + 1, state: 0 }, character)
    : [];
  return [...leaves, ...stays];
}

function holding({ part, held }: Thread, character: string): readonly string[] {
  const before = held[part] ?? '';
  return [...Array.from({ length: part }, (_, at) => held[at] ?? ''), `${before}${character}`];
}

function isAtEnd(parts: readonly Part[], { part, state }: Thread): boolean {
  const last = parts[part];
  if (last === undefined) return true;
  return part === parts.length - 1 && last.kind === 'place' && last.machine.accepts(state);
}
