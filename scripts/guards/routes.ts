import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Finding, Guard, Inspection } from './guard.ts';
import { lineOf } from './line-of.ts';
import { routeMentions } from './route-mentions.ts';
import type { SourceTree } from './source-tree.ts';

const table = 'packages/api/src/route-table.ts';

/** Routes that may leave no trace: they say that the server lives, and give static pages, to whoever asks. */
const unaudited = new Set(['system.health', 'system.ready', 'web.page', 'report.form']);

/** Routes that read by POST, because their protocol says so or what they look at is long. */
const readByPost = new Set([
  'flag.evaluate',
  'flag.evaluate-all',
  'mapping.try',
  'incident.preview',
  'signal.ticket-preview',
]);

const compulsory = {
  policy: z.enum(['public', 'person', 'administrator', 'intake', 'flags', 'calendar', 'slack']),
  audit: z.enum(['event', 'access', 'none']),
  limit: z.object({ bodyBytes: z.int().min(0), perMinute: z.int().min(1) }),
  page: z.union([z.null(), z.object({ most: z.int().min(1) })]),
  takes: z.enum(['json', 'bytes']),
  gives: z.enum(['json', 'bytes', 'page']),
};

const rowShape = z.looseObject({ id: z.string(), method: z.string(), path: z.string() });
const moduleShape = z.object({ routes: z.record(z.string(), z.record(z.string(), rowShape)) });

/** Every row of the route table states who may call it, what it leaves behind, how much it takes and how it pages. */
export const routes: Guard = {
  name: 'routes',
  rules: ['routes/field', 'routes/page', 'routes/audit', 'routes/limit', 'routes/twice', 'routes/unbound'],
  inspect: inspectRoutes,
};

interface Row extends z.infer<typeof rowShape> {
  /** `people.invite`: where it stands in the table. */
  readonly key: string;
}

async function inspectRoutes(tree: SourceTree): Promise<Inspection> {
  const looked = { count: 0, at: 'routes' };
  if (tree.file(table) === undefined) return { looked, findings: [] };
  const loaded: unknown = await import(pathToFileURL(join(tree.root, table)).href);
  const routeTable = Object.entries(moduleShape.parse(loaded).routes).flatMap(([resource, rows]) =>
    Object.entries(rows).map(([name, row]): Row => ({ ...row, key: `${resource}.${name}` })),
  );
  const mentioned = routeMentions(tree);
  const findings = routeTable.flatMap((row, at) => [
    ...fieldsOf(row),
    ...pageOf(row),
    ...auditOf(row),
    ...limitOf(row),
    ...twice(row, routeTable.slice(0, at)),
    ...unbound(row, mentioned),
  ]);
  return {
    looked: { count: routeTable.length, at: 'routes' },
    findings: findings.map(({ rule, row, message }) => ({
      rule,
      ...placeOf(tree, row),
      message: `${row.id} ${message}`,
    })),
  };
}

interface Fault {
  readonly rule: string;
  readonly row: Row;
  readonly message: string;
}

function fieldsOf(row: Row): Fault[] {
  return Object.entries(compulsory).flatMap(([field, shape]) =>
    shape.safeParse(row[field]).success
      ? []
      : [{ rule: 'routes/field', row, message: `states no ${field}, or one that is none` }],
  );
}

/** An answer with `items` is a list: it pages, and says where the next page starts. */
function pageOf(row: Row): Fault[] {
  const answer = row['answer'];
  const fields = answer instanceof z.ZodObject ? Object.keys(answer.shape) : [];
  const lists = fields.includes('items') || answer instanceof z.ZodArray;
  const pages = row['page'] !== null && row['page'] !== undefined;
  if (lists && !pages) return [{ rule: 'routes/page', row, message: 'answers with a list and has no page' }];
  if (pages && !(fields.includes('items') && fields.includes('next')))
    return [{ rule: 'routes/page', row, message: 'has a page, and an answer without items and next' }];
  return [];
}

function auditOf(row: Row): Fault[] {
  if (row['audit'] === 'none' && !unaudited.has(row.id))
    return [{ rule: 'routes/audit', row, message: 'leaves no trace: write event or access' }];
  if (row['audit'] === 'access' && row.method !== 'GET' && !readByPost.has(row.id))
    return [{ rule: 'routes/audit', row, message: `changes something by ${row.method}: write event` }];
  return [];
}

function limitOf(row: Row): Fault[] {
  const limit = compulsory.limit.safeParse(row['limit']);
  if (!limit.success) return [];
  const { bodyBytes } = limit.data;
  const right = row.method === 'GET' ? bodyBytes === 0 : bodyBytes > 0;
  return right ? [] : [{ rule: 'routes/limit', row, message: `allows a body of ${bodyBytes} bytes by ${row.method}` }];
}

function twice(row: Row, before: readonly Row[]): Fault[] {
  const place = ({ method, path }: Row) => `${method} ${path.replaceAll(/:\w+/g, ':')}`;
  const same = before.find((other) => other.id === row.id || place(other) === place(row));
  return same === undefined
    ? []
    : [{ rule: 'routes/twice', row, message: `is there twice: ${same.id} has its id or address` }];
}

function unbound(row: Row, mentioned: ReadonlySet<string>): Fault[] {
  return mentioned.has(row.key) ? [] : [{ rule: 'routes/unbound', row, message: 'has no handler in the server' }];
}

function placeOf(tree: SourceTree, { id }: Row): Pick<Finding, 'file' | 'line'> {
  const text = `id: '${id}'`;
  const file = tree.code.find((each) => each.path.startsWith('packages/api/src/') && each.text.includes(text));
  return file === undefined ? { file: table, line: 1 } : { file: file.path, line: lineOf(tree, file.path, text) };
}
