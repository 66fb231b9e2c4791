import { isMap, isScalar, isSeq, parseDocument, stringify } from 'yaml';
import type { Document, Node } from 'yaml';

/** A value that a form can change: where it stands in the plan, and where in the text. */
export interface Editable {
  readonly path: readonly (string | number)[];
  readonly value: string;
}

export const editKinds = ['gate', 'severity', 'seat'] as const;
export type EditKind = (typeof editKinds)[number];

interface Where {
  readonly under: string;
  readonly fields: readonly (readonly string[])[];
}

const places: Readonly<Record<EditKind, Where>> = {
  gate: {
    under: 'approvals',
    fields: [['approve'], ['within'], ['expires'], ['run_within'], ['on_silence', 'after']],
  },
  severity: { under: 'severity', fields: [['posture'], ['acknowledge'], ['rules']] },
  seat: { under: 'seats', fields: [['held_by']] },
};

/** Reads the text for the forms; null while it is no YAML. */
export function readPlanText(text: string): Document | null {
  const document = parseDocument(text);
  return document.errors.length === 0 && isMap(document.contents) ? document : null;
}

/** The gates, severities or seats of the plan, by name. */
export function editableNames(document: Document, kind: EditKind): readonly string[] {
  const map = document.get(places[kind].under);
  if (!isMap(map)) return [];
  return map.items.flatMap(({ key, value }) => (isScalar(key) && isMap(value) ? [String(key.value)] : []));
}

/** What can be changed of one of them. */
export function editablesOf(document: Document, kind: EditKind, name: string): readonly Editable[] {
  const { under, fields } = places[kind];
  return fields.flatMap((field) => valuesAt(document, [under, name, ...field]));
}

/** A value, the values of a list, or the reasons of a list of rules. */
function valuesAt(document: Document, path: readonly (string | number)[]): Editable[] {
  const node = document.getIn(path, true);
  if (isScalar(node)) return [{ path, value: String(node.value) }];
  if (isSeq(node))
    return node.items.flatMap((item, at) => valuesAt(document, [...path, at, ...(isMap(item) ? ['because'] : [])]));
  return [];
}

/** The text with one value changed, and nothing else. */
export function withValue(text: string, { path }: Editable, value: string): string {
  const node = readPlanText(text)?.getIn(path, true);
  if (!isScalar(node) || node.range === undefined || node.range === null) return text;
  return splice(text, node.range[0], node.range[1], spell(value));
}

export interface Override {
  readonly layer: string;
  /** Local times of the schedule: `2026-12-24T09:00`. */
  readonly from: string;
  readonly to: string;
  readonly seat: string;
  readonly because: string;
}

/** The text with one more swap in a schedule; where the schedule cannot be found, the text as it is. */
export function withOverride(text: string, schedule: string, override: Override): string {
  const document = readPlanText(text);
  const owner = document?.getIn(['on_call', schedule], true);
  if (!isMap(owner)) return text;
  const { layer, from, to, seat, because } = override;
  const reason = because === '' ? '' : `, because: ${spell(because)}`;
  const entry = `{ layer: ${spell(layer)}, from: ${spaced(from)}, to: ${spaced(to)}, seat: ${spell(seat)}${reason} }`;
  const list = owner.get('overrides', true);
  if (isSeq(list)) return withItem(text, list, entry);
  return withPair(text, owner, `overrides: [${entry}]`);
}

function withItem(text: string, list: Node, entry: string): string {
  if (!isSeq(list)) return text;
  if (list.flow === true) {
    const end = text.lastIndexOf(']', endOf(list) - 1);
    return splice(text, end, end, list.items.length === 0 ? entry : `, ${entry}`);
  }
  return withLine(text, list, `- ${entry}`);
}

function withPair(text: string, map: Node, pair: string): string {
  if (!isMap(map)) return text;
  if (map.flow !== true) return withLine(text, map, pair);
  const end = text.lastIndexOf('}', endOf(map) - 1);
  return splice(text, end, end, `, ${pair} `);
}

/** A new last line of a block, as deep as its first. */
function withLine(text: string, block: Node, line: string): string {
  const start = block.range?.[0] ?? 0;
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  const content = text.slice(0, endOf(block)).trimEnd().length;
  const end = text.indexOf('\n', content);
  const at = end === -1 ? text.length : end;
  return splice(text, at, at, `\n${' '.repeat(column)}${line}`);
}

function endOf(node: Node): number {
  return node.range?.[1] ?? 0;
}

function splice(text: string, from: number, to: number, put: string): string {
  return `${text.slice(0, from)}${put}${text.slice(to)}`;
}

function spaced(local: string): string {
  return local.replace('T', ' ');
}

/** A value as YAML that reads back as this text, inside brackets too. */
function spell(value: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N} .-]*$/u.test(value) && !value.endsWith(' ')
    ? stringify(value, { lineWidth: 0 }).trimEnd()
    : JSON.stringify(value);
}
