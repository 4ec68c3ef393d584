/** Words that templates have where the author's own belong, each for a whole value. */
const TEMPLATE_WORDS: readonly RegExp[] = [
  // Left to do.
  /(?:todo|tbd|tba|fixme)(?::.*)?/,
  /xxx+|\?+|-+|_+|\.{2,}|…|change ?me|lorem ipsum.*/,
  /n\/?a|none/,
  // Names of what belongs there.
  /your name(?: here)?|developer name|author(?:'s)? name|author|name|description|descriptive name/,
  /(?:a )?(?:brief|short) description(?: .*)?/,
  /yyyy-mm-dd|migration_id/,
  // What the author is told to do.
  /describe (?:what|the|your) .*|explain (?:how|why|what|this) .*|list (?:the |all )?(?:affected )?(?:tables|columns)\b.*/,
  /what (?:does )?(?:it|this|the migration) do(?:es)?\??/,
  /.*\bif (?:applicable|needed|any)/,
  /(?:(?:add|write|put|insert|enter|paste|fill in) .*|(?:\w+ )?(?:queries|query|script|sql|steps)) here/,
  // Alternatives of which one is to be left.
  /low ?[|/] ?medium ?[|/] ?high/,
  /[^|]+(?:\|[^|]+){2,}|[^/]+(?: \/ [^/]+){2,}/,
];

const PLACEHOLDER = new RegExp(`^(?:${TEMPLATE_WORDS.map(({ source }) => source).join('|')})\\.?$`, 'i');

/** Words that there is nothing to say, each for a whole value. */
const NOTHING = /^(?:none|nothing|nil|no|n\/?a|not (?:applicable|needed|required))[.!]?$/i;

/** Longer values are the author's own. */
const LONGEST = 300;

/** Whether a value is what a template says in its place: empty, in brackets, or the template's words. */
export function isPlaceholder(value: string): boolean {
  const plain = value.trim();
  if (plain.length > LONGEST) return false;
  return plain === '' || /^(?:<.*>|\[.*\]|\{.*\}|\(.*\))$/.test(plain) || PLACEHOLDER.test(plain);
}

/** Whether a value says that there is nothing to say. */
export function saysNone(value: string): boolean {
  return NOTHING.test(value.trim());
}
