/** How well a text fits what was typed: 0 where a word is missing; higher for the start of the text and of words. */
export function rankOf(typed: string, text: string): number {
  const [words, hay] = [typed.toLowerCase().split(/\s+/).filter(Boolean), text.toLowerCase()];
  const ranks = words.map((word) => rankOfWord(word, hay));
  return ranks.includes(0) ? 0 : ranks.reduce((sum, rank) => sum + rank, 0);
}

function rankOfWord(word: string, hay: string): number {
  const at = hay.indexOf(word);
  if (at === -1) return 0;
  if (at === 0) return 4;
  if (hay.split(/[\s-]+/).includes(word)) return 3;
  return /[\s-]/.test(hay.charAt(at - 1)) ? 2 : 1;
}
