/** Words that templates have where the author's own belong. */
const TEMPLATE_WORDS =
  /^(?:todo|tbd|tba|fixme|xxx+|\?+|-+|_+|\.{2,}|…|change ?me|your name(?: here)?|developer name|author(?:'s)? name|author|name|description|(?:a )?(?:brief|short) description(?: .*)?|descriptive name|describe (?:what|the|your) .*|explain (?:how|why|what) .*|what (?:does )?(?:it|this|the migration) do(?:es)?\??|lorem ipsum.*|yyyy-mm-dd|migration_id|low ?[|/] ?medium ?[|/] ?high)\.?$/i;

/** Whether a text says that there is nothing to say. */
export function saysNone(text: string): boolean {
  return /^(?:none|no|n\/?a|not applicable|nothing)\b[.!]?(?: (?:related|needed|required|yet|here).*)?$/i.test(
    text.trim(),
  );
}

/** Whether a value is what a template says in its place: empty, in brackets, or the template's words. */
export function isPlaceholder(value: string): boolean {
  const plain = value.trim();
  return plain === '' || /^(?:<.*>|\[.*\]|\{.*\}|\(.*\))$/.test(plain) || TEMPLATE_WORDS.test(plain);
}
