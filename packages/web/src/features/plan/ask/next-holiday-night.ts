/**
 * The hour that finds the gaps of a plan: 03:00 on the next public holiday that is a Sunday, else on the next one at all.
 * `holidays` are ISO days in rising order. A Sunday more than two years away is not waited for.
 */
export function nextHolidayNight(today: string, holidays: readonly string[]): string {
  const coming = holidays.filter((day) => day > today);
  const first = coming[0];
  if (first === undefined) return `${nextSunday(today)}T03:00`;
  const soon = Temporal.PlainDate.from(first).add({ years: 2 }).toString();
  const onSunday = coming.find((day) => day < soon && Temporal.PlainDate.from(day).dayOfWeek === 7);
  return `${onSunday ?? first}T03:00`;
}

function nextSunday(today: string): string {
  const day = Temporal.PlainDate.from(today);
  return day.add({ days: 7 - (day.dayOfWeek % 7) }).toString();
}
