export const texts = {
  ask: 'Ask the plan: who, when, which clocks',
  title: 'Search or do',
  placeholder: 'Go to, do, or find an incident …',
  results: 'What fits',
  goTo: (place: string) => `Go to ${place}`,
  declare: 'Declare an incident',
  keys: 'Keyboard shortcuts',
  theme: (theme: string) => `Appearance: ${theme}`,
  nothing: 'Nothing fits. Try a reference such as INC-12, or a word of a title.',
};
