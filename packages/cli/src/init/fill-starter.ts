/** What an organisation says of itself when it takes a starter plan. */
export interface StarterAnswers {
  readonly name: string;
  readonly timeZone: string;
  /** Null: those of the starter plan. */
  readonly holidays: string | null;
  /** The day on which the waivers of a new plan end. */
  readonly waivedUntil: string;
}

/** The text of a starter plan as the organisation's own; comments and everything else stay as they are. */
export function fillStarter(text: string, { name, timeZone, holidays, waivedUntil }: StarterAnswers): string {
  const lines = [
    ['name', JSON.stringify(name)],
    ['time_zone', JSON.stringify(timeZone)],
    ...(holidays === null ? [] : [['holidays', JSON.stringify(holidays)] as const]),
  ] as const;
  const own = lines.reduce((filled, [key, value]) => setInOrganisation(filled, key, value), text);
  return own.replaceAll(/\buntil: "\d{4}-\d{2}-\d{2}"/g, `until: "${waivedUntil}"`);
}

/** The first line of that key stands in `organisation`, the first part of every starter. */
function setInOrganisation(text: string, key: string, value: string): string {
  return text.replace(new RegExp(`^  ${key}: .*$`, 'm'), () => `  ${key}: ${value}`);
}
