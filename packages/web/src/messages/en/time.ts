/** Words around times. */
export const texts = {
  dueIn: (stretch: string) => stretch,
  overdueBy: (stretch: string) => `Overdue ${stretch}`,
  dueAt: (instant: string) => `Due ${instant}`,
  since: (stretch: string) => stretch,
  noDeadline: 'No deadline',
  spokenSoon: (title: string, minutes: number) => `${title}: ${minutes} minutes left.`,
  spokenLate: (title: string) => `${title} is overdue.`,
};
