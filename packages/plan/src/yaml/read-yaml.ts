import { Lexer, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import type { FaultCode, Path } from '../fault.ts';
import { planLimits } from './limits.ts';

/** A value of the plan's text: JSON, without anything that YAML adds to it. */
export type PlainValue =
  | string
  | number
  | boolean
  | null
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue };

/** A fault at an offset of the whole text. */
export interface TextFault {
  readonly code: FaultCode;
  readonly path: Path;
  readonly offset: number;
  readonly message: string;
}

/** The text with its tree, for looking up where a value stands. */
export interface YamlText {
  readonly text: string;
  readonly root: ParsedNode | null;
}

export interface ReadYaml {
  readonly yaml: YamlText;
  readonly value: PlainValue;
  readonly faults: readonly TextFault[];
}

/**
 * Reads YAML 1.2 into plain values. Anchors, aliases, tags, several documents and keys that are no text are refused:
 * a plan is read from top to bottom by people. Never throws, whatever the text.
 */
export function readYaml(text: string): ReadYaml {
  const refused = textFault(text);
  if (refused !== null) return unread(text, [refused]);
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'error', uniqueKeys: false });
  const broken = [...document.errors, ...document.warnings].map((fault) =>
    syntaxFault(fault.code, fault.pos[0], fault.message),
  );
  const plain = new PlainReader();
  const value = document.contents === null ? null : plain.read(document.contents, [], 0);
  return { yaml: { text, root: document.contents }, value, faults: [...broken, ...plain.faults] };
}

function textFault(text: string): TextFault | null {
  const { characters, depth } = planLimits;
  if (text.length > characters)
    return fault('too-large', 0, `The plan has ${text.length} characters; ${characters} are allowed. Shorten it.`);
  const control = text.search(/[^\P{Cc}\t\n\r]/u);
  if (control >= 0)
    return fault(
      'yaml',
      control,
      'An invisible control character stands here. Delete it, or save the file as UTF-8 text.',
    );
  const deep = firstTooDeep(text);
  if (deep !== null)
    return fault('too-large', deep, `Lists and maps are nested deeper than ${depth} levels. Flatten them.`);
  return null;
}

/** More than any plan nests, and little enough for the parser's recursion. */
const parserDepth = 40;

/**
 * Bounds what the parser's recursion can meet: brackets in brackets, and indicators in a row on one line. Nesting by
 * indentation is bounded by the size of the text, since every level costs one more blank on each of its lines.
 */
function firstTooDeep(text: string): number | null {
  const crowded = text.search(/(?:[-?:][ \t]+){40}/);
  let open = 0;
  let at = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') open += 1;
    else if (token === ']' || token === '}') open = Math.max(0, open - 1);
    if (open > parserDepth) return at;
    if (!lexerMarks.has(token)) at += token.length;
  }
  return crowded < 0 ? null : crowded;
}

/** Tokens of the lexer that stand for no text: byte-order mark, document, scalar and flow-error markers. */
const lexerMarks: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001f']);

function unread(text: string, faults: readonly TextFault[]): ReadYaml {
  return { yaml: { text, root: null }, value: null, faults };
}

function syntaxFault(code: string, offset: number, message: string): TextFault {
  switch (code) {
    case 'TAB_AS_INDENT':
      return fault('yaml', offset, 'A tab stands where spaces indent. Replace it with spaces.');
    case 'RESOURCE_EXHAUSTION':
      return fault('too-large', offset, 'Lists and maps are nested too deep to be read. Flatten them.');
    case 'MULTIPLE_DOCS':
      return fault(
        'forbidden-yaml',
        offset,
        'A second document begins here. A plan is one document: remove the line with ---.',
      );
  }
  return fault('yaml', offset, `This is not YAML: ${message.split('\n')[0]}. Mend the line, or the one before it.`);
}

function fault(code: FaultCode, offset: number, message: string): TextFault {
  return { code, path: [], offset, message };
}

class PlainReader {
  readonly faults: TextFault[] = [];
  #nodes = 0;

  read(node: ParsedNode | null, path: Path, depth: number): PlainValue {
    if (node === null) return null;
    this.#nodes += 1;
    if (this.#nodes === planLimits.nodes)
      this.#fault('too-large', path, node, `The plan has more than ${planLimits.nodes} parts. Shorten it.`);
    if (depth > planLimits.depth) {
      this.#fault(
        'too-large',
        path,
        node,
        `Lists and maps are nested deeper than ${planLimits.depth} levels. Flatten them.`,
      );
      return null;
    }
    if (this.#nodes > planLimits.nodes) return null;
    this.#refuseExtras(node, path);
    if (isMap(node)) return this.#map(node, path, depth);
    if (isSeq(node)) return this.#list(node, path, depth);
    if (isScalar(node)) return this.#scalar(node.value, path, node);
    return null;
  }

  #refuseExtras(node: ParsedNode, path: Path): void {
    if (isAlias(node))
      this.#fault('forbidden-yaml', path, node, `*${node.source} repeats another part. Write it out here.`);
    else if (node.anchor !== undefined)
      this.#fault('forbidden-yaml', path, node, `Anchors are not allowed. Remove &${node.anchor}.`);
    if (node.tag !== undefined) this.#fault('forbidden-yaml', path, node, `Tags are not allowed. Remove ${node.tag}.`);
  }

  #map(node: YAMLMap.Parsed, path: Path, depth: number): PlainValue {
    const entries = new Map<string, PlainValue>();
    for (const { key, value } of node.items) {
      if (!isScalar(key) || typeof key.value !== 'string') {
        this.#fault('bad-name', path, key, 'A key is a word. Write it as text, in quotes if it is a number.');
        continue;
      }
      if (key.anchor !== undefined || key.tag !== undefined) this.#refuseExtras(key, path);
      this.#text(key.value, path, key);
      if (key.value === '__proto__')
        this.#fault('bad-name', path, key, '"__proto__" cannot be a key. Choose another name.');
      else if (entries.has(key.value))
        this.#fault('duplicate', path, key, 'This key stands twice in the same map. Keep one of them.');
      else entries.set(key.value, this.read(value, [...path, key.value], depth + 1));
    }
    return Object.fromEntries(entries);
  }

  #list(node: YAMLSeq.Parsed, path: Path, depth: number): PlainValue {
    return node.items.map((item, index) => (isItem(item) ? this.read(item, [...path, index], depth + 1) : null));
  }

  #scalar(value: unknown, path: Path, node: ParsedNode): PlainValue {
    if (value === null || typeof value === 'boolean') return value;
    if (typeof value === 'string') return this.#text(value, path, node);
    if (typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value;
    this.#fault('wrong-type', path, node, 'This number cannot be used. Write a smaller one, or put it in quotes.');
    return null;
  }

  /** Half a character would have no UTF-8, and so no digest (RFC 8785). */
  #text(value: string, path: Path, node: ParsedNode): string {
    if (!value.isWellFormed()) this.#fault('yaml', path, node, 'This text has half a character in it. Write it again.');
    return value;
  }

  #fault(code: FaultCode, path: Path, node: ParsedNode, message: string): void {
    this.faults.push({ code, path, offset: node.range[0], message });
  }
}

/** A key with a value in a flow list (`[a: b]`) is a pair, not a node. */
function isItem(item: ParsedNode | { readonly key: unknown }): item is ParsedNode {
  return !('key' in item);
}
