/** Words around obligations. */
export const texts = {
  you: (as: string) => (as === '' ? 'You' : `You, as ${as}`),
  within: (limit: string) => `Within ${limit}`,
};
