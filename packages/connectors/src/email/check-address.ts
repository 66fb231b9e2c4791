import type { CheckedAddress } from '../kit/channel.ts';

const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const sound = new RegExp(
  `^[A-Za-z0-9.!#$%&'*+/=?^_\`{|}~-]{1,64}@(?:${label}\\.)+(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{1,59})$`,
);
const mend = 'Write it as name@example.com.';

/** The part of RFC 5321 that people have: one @, a name with a dot behind it, nothing that a header could break on. */
export function checkEmailAddress(given: string): CheckedAddress {
  const address = given.trim();
  if (address.length <= 254 && sound.test(address)) return { kind: 'sound', address };
  // oxlint-disable-next-line no-control-regex -- that is what must not be in it
  if (/[\u0000-\u001f\u007f]/.test(address))
    return { kind: 'faulty', fault: 'This address has a line break or a control character in it.', mend };
  if (/[,;]/.test(address) || address.split('@').length > 2)
    return { kind: 'faulty', fault: 'This is more than one address.', mend: 'Write one address at a time.' };
  if (/[^\u0020-\u007e]/.test(address))
    return {
      kind: 'faulty',
      fault: 'This address has letters in it that not every mail server takes.',
      mend: 'Write the domain in its ASCII form, as name@xn--mnchen-3ya.example; the name before it has plain letters.',
    };
  return { kind: 'faulty', fault: 'This is no e-mail address.', mend };
}
