/** `a`, `a and b`, `a, b and c`; beyond `most` names the rest is counted: `a, b and 3 others`. */
export function joined(names: readonly string[], conjunction: 'and' | 'or', most = 6): string {
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const rest = names.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest} others`] : shown;
  const last = parts.at(-1) ?? '';
  return parts.length <= 1 ? last : `${parts.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** `1 approval`, `2 approvals`, `5,000 findings`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? noun : plural}`;
}

/** The first letter in upper case. */
export function capitalised(sentence: string): string {
  const [first = '', ...rest] = sentence;
  return `${first.toUpperCase()}${rest.join('')}`;
}

/** Without the full stop, for a sentence that becomes part of another. */
export function withoutStop(sentence: string): string {
  return sentence.trim().replace(/\.$/, '');
}

/** With one full stop at the end, unless it ends in another mark. */
export function withStop(sentence: string): string {
  return /[.!?…:]$/.test(sentence.trim()) ? sentence.trim() : `${sentence.trim()}.`;
}

/** A commit as people write it. */
export function shortSha(sha: string): string {
  return sha.slice(0, 7);
}
