/** An option that takes a text. */
export interface TextOption {
  readonly type: 'string';
  /** What stands for the text in the usage: `FILE`. */
  readonly value: string;
  readonly help: string;
  readonly required?: true;
  /** May be given more than once. */
  readonly multiple?: true;
  /** The only texts it takes. */
  readonly oneOf?: readonly string[];
}

/** An option that is there or not. */
export interface FlagOption {
  readonly type: 'boolean';
  readonly help: string;
}

export type Option = TextOption | FlagOption;
export type Options = Readonly<Record<string, Option>>;

type Word<O> = O extends { readonly oneOf: readonly (infer W)[] } ? W : string;
type Value<O> = O extends FlagOption
  ? boolean
  : O extends { readonly multiple: true }
    ? readonly Word<O>[]
    : O extends { readonly required: true }
      ? Word<O>
      : Word<O> | undefined;

/** What a command is given: each operand and each option under its name. An operand `name?` may be left out. */
export type Given<Operands extends readonly string[], O extends Options> = {
  readonly [Operand in Operands[number] as Operand extends `${string}?` ? never : Operand]: string;
} & {
  readonly [Operand in Operands[number] as Operand extends `${infer Name}?` ? Name : never]: string | undefined;
} & { readonly [Name in keyof O]: Value<O[Name]> };

/** Whether a command can do without an operand. */
export function mayBeLeftOut(operand: string): boolean {
  return operand.endsWith('?');
}

/** `INC --title TEXT [--system SYSTEM]`: what follows the name of a command, what it needs first. */
export function usageOf(operands: readonly string[], options: Options): string {
  const named = operands.map((operand) =>
    mayBeLeftOut(operand) ? `[${operand.slice(0, -1).toUpperCase()}]` : operand.toUpperCase(),
  );
  const forms = Object.entries(options).map(([name, option]) => {
    const form = `${formOf(name, option)}${option.type === 'string' && option.multiple === true ? '…' : ''}`;
    return { form, needed: option.type === 'string' && option.required === true };
  });
  const needed = forms.filter((each) => each.needed).map(({ form }) => form);
  const others = forms.filter((each) => !each.needed).map(({ form }) => `[${form}]`);
  return [...named, ...needed, ...others].join(' ');
}

/** `--stage detect|classify` or `--title TEXT`. */
export function formOf(name: string, option: Option): string {
  if (option.type === 'boolean') return `--${name}`;
  return `--${name} ${option.oneOf?.join('|') ?? option.value}`;
}
