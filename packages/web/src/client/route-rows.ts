interface LightRoute {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly takes: 'json' | 'bytes';
}

/**
 * The route table of @muster/api by `group.name`, without its schemas. Empty here: the build puts the rows in its place
 * (`build/light-route-table.ts`).
 */
export const rows: Readonly<Record<string, LightRoute>> = {};
