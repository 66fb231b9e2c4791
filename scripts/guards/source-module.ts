import { parseSync, Visitor } from 'oxc-parser';
import type { Program } from 'oxc-parser';

/** `runtime`: loaded with the module. `lazy`: an `import()` expression. `type`: erased before the module runs. */
export type ImportKind = 'runtime' | 'lazy' | 'type';

export interface ImportUse {
  /** Null where it is computed, so that no guard can know what it loads. */
  readonly specifier: string | null;
  readonly kind: ImportKind;
  readonly line: number;
}

/** A module as its syntax tree, with every way in which it names another module. */
export interface SourceModule {
  readonly program: Program;
  readonly imports: readonly ImportUse[];
  /** Faults of the parser: a file that cannot be read cannot be guarded. */
  readonly faults: readonly { readonly line: number; readonly message: string }[];
  /** The line, from 1, of an offset of the tree. */
  readonly lineAt: (offset: number) => number;
}

/** Parses one file. `import { type A }` counts as runtime: with verbatim module syntax the import itself stays. */
export function readModule(path: string, text: string): SourceModule {
  const { program, errors } = parseSync(path, text, { sourceType: 'module' });
  const lineAt = lineCounter(text);
  const imports: ImportUse[] = [];
  const add = (specifier: string | null, kind: ImportKind, offset: number) =>
    imports.push({ specifier, kind, line: lineAt(offset) });
  new Visitor({
    ImportDeclaration: (node) => add(node.source.value, kindOf(node.importKind), node.start),
    ExportAllDeclaration: (node) => add(node.source.value, kindOf(node.exportKind), node.start),
    ExportNamedDeclaration: (node) => {
      if (node.source !== null) add(node.source.value, kindOf(node.exportKind), node.start);
    },
    ImportExpression: (node) => add(literal(node.source), 'lazy', node.start),
    TSImportType: (node) => add(node.source.value, 'type', node.start),
    TSImportEqualsDeclaration: (node) => {
      if (node.moduleReference.type === 'TSExternalModuleReference')
        add(node.moduleReference.expression.value, kindOf(node.importKind), node.start);
    },
    CallExpression: (node) => {
      const { callee } = node;
      const resolves =
        callee.type === 'MemberExpression' &&
        callee.object.type === 'MetaProperty' &&
        callee.property.type === 'Identifier' &&
        callee.property.name === 'resolve';
      const requires = callee.type === 'Identifier' && callee.name === 'require';
      if (resolves || requires) add(literal(node.arguments[0]), 'lazy', node.start);
    },
  }).visit(program);
  const faults = errors.map(({ message, labels }) => ({ line: lineAt(labels[0]?.start ?? 0), message }));
  return { program, imports, faults, lineAt };
}

function kindOf(kind: 'type' | 'value' | undefined): ImportKind {
  return kind === 'type' ? 'type' : 'runtime';
}

function literal(node: { readonly type: string; readonly value?: unknown } | undefined): string | null {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : null;
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    const after = starts.findIndex((start) => start > offset);
    return after === -1 ? starts.length : after;
  };
}
