import type { Route } from './call.ts';

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** These may hold slashes. */
const LONG = ['path', 'ref', 'basehead', 'branch'];

/** Finds routes by method and path. A path without slashes in its names wins over one with. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match | undefined {
  const compiled = routes.map((route) => ({
    route,
    names: [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
    pattern: new RegExp(
      `^${route.path.replace(/\{(\w+)\}/g, (_, name: string) => (LONG.includes(name) ? '(.*)' : '([^/]+)'))}/?$`,
    ),
  }));
  return (method, path) => {
    for (const { route, names, pattern } of compiled) {
      if (route.method !== method) continue;
      const values = pattern.exec(path);
      if (values === null) continue;
      const params = names.map((name, at) => [name, decode(values[at + 1] ?? '')] as const);
      return { route, params: Object.fromEntries(params) };
    }
    return undefined;
  };
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
