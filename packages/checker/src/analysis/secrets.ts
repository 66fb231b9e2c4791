/** A kind of secret or personal number, and how it looks. */
interface Kind {
  readonly what: string;
  readonly shape: RegExp;
  readonly holds?: (found: string) => boolean;
}

const kinds: readonly Kind[] = [
  { what: 'A private key', shape: /-----BEGIN [A-Z ]*PRIVATE KEY/ },
  { what: 'A key of a cloud', shape: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[\w-]{35}/ },
  { what: 'A token of a code host', shape: /\bgh[pousr]_\w{20,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,}/ },
  { what: 'A token of a chat service', shape: /\bxox[abeprs]-[\w-]{10,}/ },
  {
    what: 'A key of an API',
    shape: /\b(?:sk|pk|rk)[-_](?:live[-_]|test[-_]|ant[-_]|proj[-_])?[\w-]{20,}|\b(?:hf|npm)_\w{20,}|\bSG\.[\w-]{16,}/,
  },
  { what: 'A signed token', shape: /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/ },
  { what: 'An address with a password', shape: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{1,80}:[^\s/@]{1,80}@/i },
  {
    what: 'A password',
    shape: /\b(?:password|passwd|passphrase|secret|api[ _-]?key|access[ _-]?token)\s{0,3}[:=]\s{0,3}\S{6,}/i,
  },
  {
    what: 'A bank account',
    shape: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/,
    holds: isBankAccount,
  },
  { what: 'A card number', shape: /(?<![\d.-])\d(?:[ -]?\d){12,18}(?![\d.-])/, holds: isCardNumber },
  { what: 'A social security number', shape: /(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/ },
  { what: 'A long random word', shape: /(?<![\w+/=-])[\w+/=-]{24,}(?![\w+/=-])/, holds: isRandom },
];

/** What of a text is a secret or somebody's number, in words; null where nothing is. Never gives the secret itself. */
export function secretIn(text: string): string | null {
  const plain = text.replaceAll(/\bsha256:[0-9a-f]{64}\b/g, '');
  for (const { what, shape, holds } of kinds)
    for (const [found] of plain.matchAll(new RegExp(shape.source, `${shape.flags}g`)))
      if (holds === undefined || holds(found)) return what;
  return null;
}

/** ISO 13616: the number, its head at its end and its letters as numbers, leaves 1 when divided by 97. */
function isBankAccount(found: string): boolean {
  const number = found.replaceAll(' ', '');
  const turned = `${number.slice(4)}${number.slice(0, 4)}`;
  const digits = [...turned].map((sign) => Number.parseInt(sign, 36)).join('');
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** ISO/IEC 7812: the check digit that every second digit, doubled, leads to. */
function isCardNumber(found: string): boolean {
  const digits = [...found.replaceAll(/\D/g, '')].map(Number).toReversed();
  const sum = digits.reduce((total, digit, at) => {
    const counted = at % 2 === 1 ? digit * 2 : digit;
    return total + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return sum % 10 === 0 && new Set(digits).size > 1;
}

/** No words: hexadecimal digits, or capitals, small letters and digits in a mix that carries 3.5 bits a sign. */
function isRandom(found: string): boolean {
  if (/^[0-9a-f]{32,}$/i.test(found)) return /[a-f]/i.test(found) && /\d/.test(found) && bitsOf(found) > 3;
  return /[a-z]/.test(found) && /[A-Z]/.test(found) && /\d/.test(found) && bitsOf(found) > 3.5;
}

/** Shannon entropy of a sign, in bits. */
function bitsOf(text: string): number {
  const counts = new Map<string, number>();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits - (count / text.length) * Math.log2(count / text.length), 0);
}
