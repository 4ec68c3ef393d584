/** Longer ones are no paths that people write, and built to be slow to match they would be. */
export const LONGEST_PATH = 500;

/**
 * Characters that show nothing or turn text around: controls, soft hyphen, zero-width and bidirectional ones,
 * variation selectors and tags. Git allows them in paths, and nobody sees them.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Letters of other scripts that look like Latin ones, each before the letter that it looks like. */
const LOOK_ALIKES =
  'аaаaсcԁdеeɡgһhіiјjкkӏlмmոnоoрpԛqѕsтtѵvԝwхxуyАAВBСCЕEНHІIЈJКKМMОOРPЅSТTХXУYαaιiκkνvοoρpτtυuχxΑAΒBΕEΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXıi';

const LATIN = new Map(
  [...LOOK_ALIKES.matchAll(/(.)(.)/gu)].map(([, alike = '', letter = '']) => [alike, letter]),
);

/**
 * The path as a person reads it: Unicode compatibility forms and look-alike letters as plain ones, unseen characters
 * and the spaces around names left out. Layouts are told from it, without regard to case, so that a migration
 * cannot be hidden behind how its path is written.
 */
export function plainPath(path: string): string {
  // Most paths are; nothing below would change one.
  if (/^[\x21-\x7e]*$/.test(path)) return path;
  return path
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(/\P{ASCII}/gu, (letter) => LATIN.get(letter) ?? letter)
    .split('/')
    .map((name) => name.trim())
    .join('/')
    .normalize('NFC');
}

/** The folder of a path with a slash at its end; empty at the top. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The last name of a path. */
export function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
