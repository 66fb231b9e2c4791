import { z } from 'zod';

const longest = 200;

const anything = z.unknown().optional();

const told = z.looseObject({
  title: anything,
  summary: anything,
  name: anything,
  message: anything,
  description: anything,
  annotations: z.looseObject({ summary: anything, description: anything }).optional().catch(undefined),
  labels: z.looseObject({ alertname: anything }).optional().catch(undefined),
});

/** A line for a list, out of what a source said: up to 200 characters, without control characters. */
export function titleOf(content: string | null): string {
  if (content === null) return '(destroyed)';
  const parsed = told.safeParse(contentValue(content));
  const candidates = parsed.success ? candidatesOf(parsed.data) : [content];
  return candidates.map(line).find((text) => text !== '') ?? '(without a title)';
}

/** What a source said, parsed where it is JSON. */
export function contentValue(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return content;
  }
}

function candidatesOf(given: z.infer<typeof told>): readonly unknown[] {
  const { annotations, labels, title, summary, name, message, description } = given;
  return [
    annotations?.summary,
    annotations?.description,
    labels?.alertname,
    title,
    summary,
    name,
    message,
    description,
  ];
}

function line(value: unknown): string {
  if (typeof value !== 'string') return '';
  // By code points, so that no character is cut in half; direction marks could make a line read as another.
  const points = [
    ...value
      .slice(0, longest * 20)
      .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .trim(),
  ];
  return points.length <= longest ? points.join('') : `${points.slice(0, longest - 1).join('')}…`;
}
