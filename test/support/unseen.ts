/** Characters that steer a terminal, turn text around, or are not seen: written apart from those that are escaped. */
export const UNSEEN_IN_BLOCK =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200c-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udfff]/u;

/** The same in what is one line. */
export const UNSEEN_IN_LINE = new RegExp(`[\\t\\n\\u200b]|${UNSEEN_IN_BLOCK.source}`, 'u');
