import { routes } from '@muster/api';
import type { Route } from '@muster/api';
import type { Plugin } from 'vite';

const place = '/src/client/route-rows.ts';

/**
 * The route table without its schemas: what a browser needs to call a route. The schemas check on the server; here
 * they would cost sixty kilobytes, and only their types are used.
 */
export function lightRouteTable(): Plugin {
  return {
    name: 'muster-light-route-table',
    enforce: 'pre',
    load: (id) => (id.endsWith(place) ? `export const rows = ${JSON.stringify(rows())};` : null),
  };
}

function rows(): Record<string, unknown> {
  const groups: Readonly<Record<string, Readonly<Record<string, Route>>>> = routes;
  return Object.fromEntries(
    Object.entries(groups).flatMap(([group, members]) =>
      Object.entries(members).map(([member, { method, path, takes }]) => [
        `${group}.${member}`,
        { method, path, takes },
      ]),
    ),
  );
}
