declare module 'virtual:muster-routes' {
  interface LightRoute {
    readonly method: 'GET' | 'POST' | 'PUT';
    readonly path: string;
    readonly takes: 'json' | 'bytes';
  }
  /** By `group.name` of the route table of @muster/api. */
  export const rows: Readonly<Record<string, LightRoute>>;
}
