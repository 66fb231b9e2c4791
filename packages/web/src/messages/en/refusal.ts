/** Around the server's own words for what was not done. */
export const texts = {
  refused: 'Not done',
  overtaken: 'Somebody was first',
  overtakenMend: 'The screen shows how it is now. What you typed is still here.',
};
