import { Visitor } from 'oxc-parser';
import type { Finding, Guard, Inspection } from './guard.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';

/** What has no place in any file of the project. A rule's own pattern must not match itself. */
const patterns: readonly (readonly [rule: string, pattern: RegExp, message: string])[] = [
  [
    'forbidden-text/machine-path',
    /(?<![\w.~$}-])\/(?:work|root|Users|home\/\w+|tmp)\/[\w.@-]/,
    'a path of one machine: take it from import.meta, the working folder or os.tmpdir()',
  ],
  [
    'forbidden-text/registry',
    /registry\.(?:npmjs|yarnpkg)\.|"resolved": "https?:/,
    'a registry host: the pins and the lockfile say what is installed, the user says from where',
  ],
  [
    'forbidden-text/unfinished',
    /\b(?:TO[D]O|FIX[M]E|XX[X])\b/,
    'unfinished: finish it, or open an issue and say so in words',
  ],
  [
    'forbidden-text/suppressed',
    /@ts-(?:ignore|expect-error|nocheck)\b/,
    'silences the type checker: mend the type, or parse at the boundary',
  ],
  [
    'forbidden-text/suppressed',
    /\b(?:oxlint|eslint)-disable(?!.* -- \S)/,
    'silences the linter without a reason: write "-- why" behind the rule',
  ],
];

/** Files whose text is data of others, or a lockfile, of which only the registry rule speaks. */
const lockfile = 'package-lock.json';

/** Words and casts that the project does without. */
export const forbiddenText: Guard = {
  name: 'forbidden-text',
  rules: [...new Set(patterns.map(([rule]) => rule)), 'forbidden-text/cast'],
  inspect: inspectText,
};

function inspectText(tree: SourceTree): Inspection {
  return {
    looked: { count: tree.files.length, at: 'text files' },
    findings: [...tree.files.flatMap(wordsIn), ...tree.code.flatMap(castsIn)],
  };
}

function wordsIn({ path, text }: SourceFile): Finding[] {
  const held = patterns.filter(([rule]) => path !== lockfile || rule === 'forbidden-text/registry');
  return text
    .split('\n')
    .flatMap((line, at) =>
      held
        .filter(([, pattern]) => pattern.test(line))
        .map(([rule, , message]) => ({ rule, file: path, line: at + 1, message })),
    );
}

/** `as any`, and `as unknown as`: casts that the compiler would refuse. */
function castsIn(file: SourceFile): Finding[] {
  const { program, lineAt } = file.module();
  const offsets: number[] = [];
  new Visitor({
    TSAsExpression: ({ expression, typeAnnotation, start }) => {
      const twice = expression.type === 'TSAsExpression' && expression.typeAnnotation.type === 'TSUnknownKeyword';
      if (twice || typeAnnotation.type === 'TSAnyKeyword') offsets.push(start);
    },
  }).visit(program);
  return offsets.map((offset) => ({
    rule: 'forbidden-text/cast',
    file: file.path,
    line: lineAt(offset),
    message: 'a cast that the compiler would refuse: parse, or mend the type',
  }));
}
