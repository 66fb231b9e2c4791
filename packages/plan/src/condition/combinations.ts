import type { CelValue } from './deciding-values.ts';
import type { Program } from './program.ts';

/** Names without a value: those nobody has asked, and those somebody has answered with "unknown". */
export interface Open {
  readonly unasked: readonly string[];
  readonly unknown: readonly string[];
}

/** What every combination of values of the open names gives. */
export interface Combined {
  /** For each combination of the unasked: does it hold for the worst values of the unknown? */
  readonly worstCases: readonly boolean[];
  /** The open names whose value changes the answer in at least one combination, sorted. */
  readonly matter: readonly string[];
}

/** Runs a program over every combination of the open names' deciding values. Bounded by the check of the plan. */
export function combine(program: Program, fixed: ReadonlyMap<string, CelValue>, open: Open): Combined {
  const names = [...open.unknown, ...open.unasked];
  const domains = names.map((name) => program.deciding.get(name) ?? []);
  const answers = [...everyCombination(domains)].map((values) => {
    const all = new Map([...fixed, ...names.map((name, index) => [name, values[index] ?? false] as const)]);
    return program.run(all) === true;
  });
  const unknownCount = product(domains.slice(0, open.unknown.length));
  const worstCases = Array.from({ length: answers.length / unknownCount }, (_, unaskedIndex) =>
    answers.slice(unaskedIndex * unknownCount, (unaskedIndex + 1) * unknownCount).includes(true),
  );
  const matter = names.filter((_, index) => matters(answers, domains, index)).toSorted();
  return { worstCases, matter };
}

/** Mixed-radix counting: the first domain turns fastest. */
function* everyCombination(domains: readonly (readonly CelValue[])[]): Generator<readonly CelValue[]> {
  const total = product(domains);
  for (let index = 0; index < total; index += 1) {
    let rest = index;
    yield domains.map((domain) => {
      const value = domain[rest % domain.length];
      rest = Math.floor(rest / domain.length);
      return value ?? false;
    });
  }
}

/** Whether two combinations that differ only in one name give different answers. */
function matters(answers: readonly boolean[], domains: readonly (readonly CelValue[])[], name: number): boolean {
  const stride = product(domains.slice(0, name));
  const size = domains[name]?.length ?? 1;
  return answers.some((answer, index) => {
    const digit = Math.floor(index / stride) % size;
    return answer !== answers[index - digit * stride];
  });
}

function product(domains: readonly (readonly CelValue[])[]): number {
  return domains.reduce((total, domain) => total * domain.length, 1);
}
