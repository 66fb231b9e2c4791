import { Visitor } from 'oxc-parser';
import type { Finding, Guard, Inspection } from './guard.ts';
import { isTestCode, packageTable } from './package-table.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { packageOf } from './workspace.ts';

/** Pure packages give the same answer twice, in Node and in a browser: no clock, no chance, no machine. */
export const purePackages: Guard = {
  name: 'pure-packages',
  rules: ['pure-packages/node', 'pure-packages/global'],
  inspect: inspectPurity,
};

const bannedGlobals = new Set(
  [
    'process Buffer require fetch performance crypto navigator XMLHttpRequest WebSocket',
    'setTimeout setInterval setImmediate queueMicrotask clearTimeout clearInterval clearImmediate',
    'requestAnimationFrame Date globalThis global window self eval Function console',
  ].flatMap((line) => line.split(' ')),
);

/** Globals of which only some members are banned. */
const bannedMembers: Readonly<Record<string, readonly string[]>> = { Temporal: ['Now'], Math: ['random'] };

/** Whether a file belongs to a pure package and is no test. */
function isPureSource(path: string): boolean {
  const name = packageOf(path);
  const row = name === null ? undefined : packageTable[name];
  if (row === undefined || !row.pure || !path.startsWith(`packages/${name}/src/`)) return false;
  return !isTestCode(path) && row.impure?.test(path) !== true;
}

function inspectPurity(tree: SourceTree): Inspection {
  const files = tree.code.filter(({ path }) => isPureSource(path));
  return {
    looked: { count: files.length, at: 'files of pure packages' },
    findings: files.flatMap((file) => [...nodeImports(file), ...globalsUsed(file)]),
  };
}

function nodeImports(file: SourceFile): Finding[] {
  return file
    .module()
    .imports.filter(({ specifier }) => specifier?.startsWith('node:'))
    .map(({ specifier, line }) => ({
      rule: 'pure-packages/node',
      file: file.path,
      line,
      message: `imports ${specifier}: take what it gives as an argument or a port`,
    }));
}

/** Every use of a banned name that is not the name of a property. A local of that name counts too: name it otherwise. */
function globalsUsed(file: SourceFile): Finding[] {
  const { program, lineAt } = file.module();
  const names = new Set<number>();
  const used = new Map<number, string>();
  const isName = (node: { readonly start: number }) => void names.add(node.start);
  new Visitor({
    MemberExpression: (node) => {
      if (!node.computed) isName(node.property);
      if (node.object.type !== 'Identifier') return;
      const banned = bannedMembers[node.object.name];
      const member = memberName(node.property);
      if (banned === undefined) return;
      if (member === null || banned.includes(member)) used.set(node.start, `${node.object.name}.${member ?? '[…]'}`);
    },
    VariableDeclarator: ({ id, init }) => {
      const banned = init?.type === 'Identifier' ? bannedMembers[init.name] : undefined;
      if (banned === undefined || init?.type !== 'Identifier') return;
      const taken = id.type === 'ObjectPattern' ? id.properties.map(propertyName) : [null];
      for (const member of taken)
        if (member === null || banned.includes(member)) used.set(id.start, `${init.name}.${member ?? '…'}`);
    },
    Property: (node) => {
      if (!node.computed && !node.shorthand) isName(node.key);
    },
    TSTypeQuery: ({ exprName }) => {
      if (exprName.type === 'Identifier') isName(exprName);
    },
    MethodDefinition: (node) => {
      if (!node.computed) isName(node.key);
    },
    PropertyDefinition: (node) => {
      if (!node.computed) isName(node.key);
    },
    TSPropertySignature: (node) => {
      if (!node.computed) isName(node.key);
    },
    TSMethodSignature: (node) => {
      if (!node.computed) isName(node.key);
    },
    ImportSpecifier: (node) => {
      if (node.local.start !== node.imported.start) isName(node.imported);
    },
    ExportSpecifier: (node) => {
      if (node.local.start !== node.exported.start) isName(node.exported);
    },
    Identifier: (node) => {
      if (bannedGlobals.has(node.name) && !names.has(node.start)) used.set(node.start, node.name);
    },
  }).visit(program);
  return [...used].map(([offset, name]) => ({
    rule: 'pure-packages/global',
    file: file.path,
    line: lineAt(offset),
    message: `uses ${name}: time, chance and the outside come only through arguments`,
  }));
}

function memberName(property: {
  readonly type: string;
  readonly name?: unknown;
  readonly value?: unknown;
}): string | null {
  if (property.type === 'Identifier') return typeof property.name === 'string' ? property.name : null;
  return property.type === 'Literal' && typeof property.value === 'string' ? property.value : null;
}

function propertyName(property: { readonly type: string; readonly key?: { readonly type: string } }): string | null {
  return property.type === 'Property' && property.key !== undefined ? memberName(property.key) : null;
}
