import { createHash } from 'node:crypto';
import { raw } from 'hono/html';

/** A picture for an account, the same each time: five by five mirrored squares, as GitHub draws for newcomers. */
export function avatar(login: string, size: number): ReturnType<typeof raw> {
  const hash = createHash('sha256').update(login).digest();
  const hue = hash.readUInt16BE(16) % 360;
  const squares: string[] = [];
  for (let column = 0; column < 3; column += 1)
    for (let row = 0; row < 5; row += 1) {
      if ((hash[1 + column * 5 + row] ?? 0) % 2 === 0) continue;
      for (const x of new Set([column, 4 - column])) squares.push(`M${x + 0.5} ${row + 0.5}h1v1h-1z`);
    }
  return raw(
    `<svg class="avatar" width="${size}" height="${size}" viewBox="0 0 6 6" role="img" aria-label="@${escaped(login)}">` +
      `<rect width="6" height="6" fill="hsl(${hue} 40% 92%)"/>` +
      `<path fill="hsl(${hue} 55% 52%)" d="${squares.join('')}"/></svg>`,
  );
}

/** The app's own picture: a gate over a table's rows. */
export function appAvatar(size: number): ReturnType<typeof raw> {
  return raw(
    `<svg class="avatar avatar-app" width="${size}" height="${size}" viewBox="0 0 40 40" role="img" aria-label="Migration Gate">` +
      '<rect width="40" height="40" rx="8" fill="#1f6feb"/>' +
      '<ellipse cx="20" cy="12" rx="10" ry="4" fill="#fff"/>' +
      '<path d="M10 12v16c0 2.2 4.5 4 10 4s10-1.8 10-4V12" fill="none" stroke="#fff" stroke-width="2.4"/>' +
      '<path d="m15 23 4 4 7-8" fill="none" stroke="#fff" stroke-width="2.8" stroke-linecap="round" stroke-linejoin="round"/></svg>',
  );
}

function escaped(text: string): string {
  return text.replace(/[^\w.[\]-]/g, '');
}
