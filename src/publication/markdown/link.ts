/**
 * A link.
 *
 * @param label Markdown that is safe already (`code`, `escapeText`) and holds no link itself.
 * @param url only http and https are linked; for anything else the label stands alone.
 */
export function link(label: string, url: string): string {
  return /^https?:\/\//i.test(url) ? `[${label}](${safeUrl(url)})` : label;
}

/** Encodes everything that could end the link's target or be read as Markdown; what is encoded already stays. */
function safeUrl(url: string): string {
  return url
    .toWellFormed()
    .replace(/[^\w\-.~:/?#@!$&+,;=%]/gu, (character) => percent(character))
    .replaceAll('&', '&amp;');
}

/** Percent-encodes also the marks that `encodeURIComponent` lets through. */
export function percent(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
