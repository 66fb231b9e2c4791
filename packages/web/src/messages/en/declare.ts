export const texts = {
  title: 'Declare an incident',
  fromGroups: (count: number) =>
    count === 1
      ? 'From one group of signals, which stays with it.'
      : `From ${count} groups of signals, which stay with it.`,
  fromNothing: 'Say what happened in one line. Everything else can be mended later.',
  what: 'What happened',
  whatHint: 'As you would say it to a colleague.',
  type: 'Type',
  chooseType: 'Not known yet',
  typeHint: 'It decides who owns the incident. It can be changed.',
  typeSuggested: 'Suggested by the signals. It can be changed.',
  system: 'AI system',
  noSystem: 'None, or not known yet',
  summary: 'What is known so far',
  declare: 'Declare incident',
  declared: (reference: string) => `${reference} is declared`,
  declaredText: 'The plan has asked everybody whom it concerns.',
  taken: (because: readonly string[]) => `Its type was taken from what you said. ${because.join(' ')}`,
  planMissing: 'The plan could not be loaded, so there is no type to choose.',
};
