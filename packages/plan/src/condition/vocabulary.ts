import type { FactKind } from '../compiled-plan.ts';

/** What a condition may speak about: the part of a plan that its names are resolved against. */
export interface Vocabulary {
  readonly facts: Readonly<Record<string, { readonly answer: FactKind }>>;
  readonly types: Readonly<Record<string, unknown>>;
  readonly systems: Readonly<Record<string, SystemFacts>>;
}

/** What a condition may read of a system. */
export interface SystemFacts {
  readonly use: string;
  readonly autonomy: string;
  readonly revenue: boolean;
  readonly affects: string;
  readonly vendor: string | null;
  readonly data: readonly string[];
}

/** Names that are no facts. A fact cannot have one of them as its id. */
export const contextNames = ['type', 'severity', 'system'] as const;

/** Words that CEL keeps for itself (language definition, section "Syntax"). */
export const celReserved: readonly string[] = [
  'as',
  'break',
  'const',
  'continue',
  'else',
  'false',
  'for',
  'function',
  'if',
  'import',
  'in',
  'let',
  'loop',
  'namespace',
  'null',
  'package',
  'return',
  'true',
  'var',
  'void',
  'while',
];
