/** The acts behind a mandatory gate that no switch can do: a person does them and says so. */
export const gatedActs = {
  'notify-customers': {
    title: 'Notify customers',
    instruction: 'Send the approved notice to the customers concerned, then record when, to whom and by which channel.',
  },
  'public-statement': {
    title: 'Make a public statement',
    instruction: 'Publish the approved wording without any change, then record where and when.',
  },
  'retain-outside-counsel': {
    title: 'Retain outside counsel',
    instruction: 'Engage the approved firm for the approved scope, then record the engagement and who directs it.',
  },
  'notify-regulator': {
    title: 'Notify a regulator',
    instruction: 'File the approved notice with the authority, then record the moment of filing and its reference.',
  },
} as const;

export const gatedActIds: readonly string[] = Object.keys(gatedActs);
