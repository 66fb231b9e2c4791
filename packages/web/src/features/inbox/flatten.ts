const mostEntries = 200;
const deepest = 8;

/** Any JSON as names and values: `labels.alertname`. Cut where it is larger or deeper than anybody reads. */
export function flatten(content: unknown): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  const walk = (name: string, value: unknown, depth: number) => {
    if (found.length >= mostEntries) return;
    if (typeof value !== 'object' || value === null || depth >= deepest) {
      found.push([name, typeof value === 'string' ? value : JSON.stringify(value)]);
      return;
    }
    for (const [key, inner] of Object.entries(value)) walk(name === '' ? key : `${name}.${key}`, inner, depth + 1);
  };
  walk('', content, 0);
  return found;
}
