import type { Finding } from '../finding.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * A waiver names a rule, what it concerns, who answers for it and until which day, and why. It lets a plan be activated
 * although the finding stands. One that has run out counts no more, and says so; one that waives nothing is taken out
 * before it hides something later.
 */
export const waiverRule: Rule = {
  id: 'L1-waiver',
  layer: 'L1',
  severity: 'error',
  title: 'Every waiver is current and waives something',
  fix: 'Mend what was waived and take the waiver out, or decide anew and give it a later day.',
  check: () => [],
};

/** The longest that anything is waived for, in days: a waiver is a debt with a date. */
const greatestDays = 366;

interface Waivers {
  /** The waiver of a finding, where there is one that counts today. */
  find(rule: string, subject: string): Finding['waiver'];
  /** What is wrong with the waivers themselves, given what was found. */
  faults(findings: readonly Finding[]): readonly Found[];
}

export function waiversOf({ plan, now }: CheckedPlan): Waivers {
  const today = now.slice(0, 10);
  const latest = Temporal.PlainDate.from(today).add({ days: greatestDays }).toString();
  const current = plan.waivers.filter(({ until }) => until >= today && until <= latest);
  return {
    find(rule, subject) {
      const found = current.find((each) => each.rule === rule && each.subject === subject);
      return found ? { owner: found.owner, until: found.until, because: found.because } : null;
    },
    faults: (findings) =>
      plan.waivers.flatMap(({ rule, subject, until }, at): readonly Found[] => {
        const told = { path: ['waivers', at], subject: `${rule} ${subject}`, counterexample: null } as const;
        if (until < today) return [{ ...told, message: `The waiver of ${rule} for ${subject} ran out on ${until}.` }];
        if (until > latest)
          return [
            { ...told, message: `The waiver of ${rule} for ${subject} runs until ${until}; at most a year counts.` },
          ];
        const waives = findings.some((each) => each.id === rule && each.subject === subject);
        const message = `The waiver waives nothing: ${rule} finds nothing about ${subject}.`;
        return waives ? [] : [{ ...told, severity: 'warning', message }];
      }),
  };
}
