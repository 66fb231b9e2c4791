/** What is asked for groups by a dialog. */
export type Ask = 'attach' | 'snooze' | 'ticket';
