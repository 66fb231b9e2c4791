import { z } from 'zod';
import { functionId } from '../compiled/parts.ts';
import { isAt } from './plan-change.ts';
import type { ChangePath, PlanChange } from './plan-change.ts';

const quorum = z.array(z.strictObject({ count: z.number(), of: functionId }));

/** How many must approve, and of which functions; null at any other place. */
export function quorumChanges(path: ChangePath, before: unknown, after: unknown): PlanChange[] | null {
  const [was, is] = [quorum.safeParse(before), quorum.safeParse(after)];
  if (!isAt(path, 'gates.*.approve') || !was.success || !is.success) return null;
  const at = path.join('.');
  const gate = path[1] ?? '';
  const total = (asked: z.output<typeof quorum>) => asked.reduce((sum, { count }) => sum + count, 0);
  const [old, fresh] = [total(was.data), total(is.data)];
  const whole: PlanChange[] =
    old === fresh
      ? []
      : fresh < old
        ? [{ path: at, direction: 'weaker', sentence: `lowered the quorum of ${gate} from ${old} to ${fresh}` }]
        : [{ path: at, direction: 'stricter', sentence: `raised the quorum of ${gate} from ${old} to ${fresh}` }];
  const asked = [...new Set([...was.data, ...is.data].map(({ of }) => of))];
  const count = (from: z.output<typeof quorum>, of: string) => from.find((each) => each.of === of)?.count ?? 0;
  const each = asked.flatMap((of): PlanChange[] => {
    const [had, has] = [count(was.data, of), count(is.data, of)];
    if (had === has) return [];
    const sentence = `${gate} needs ${has === 0 ? 'nobody' : has} of ${of} instead of ${had === 0 ? 'nobody' : had}`;
    return [{ path: at, direction: has < had ? 'weaker' : 'stricter', sentence }];
  });
  return whole.length + each.length > 0
    ? [...whole, ...each]
    : [{ path: at, direction: 'neutral', sentence: `changed the order in which ${gate} asks` }];
}
