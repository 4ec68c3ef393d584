import { readFileSync } from 'node:fs';
import { raw } from 'hono/html';

/** GitHub's own icon of that name, 16 pixels; `size` scales it. Throws for a name that Octicons does not have. */
export function icon(name: string, size = 16): ReturnType<typeof raw> {
  const svg = cache.get(name) ?? read(name);
  cache.set(name, svg);
  const scaled = svg.replace(/width="16" height="16"/, `width="${size}" height="${size}"`);
  return raw(
    scaled.replace('<svg ', `<svg class="icon icon-${name}" fill="currentColor" aria-hidden="true" `),
  );
}

const cache = new Map<string, string>();

function read(name: string): string {
  return readFileSync(new URL(import.meta.resolve(`@primer/octicons/build/svg/${name}-16.svg`)), 'utf8');
}
