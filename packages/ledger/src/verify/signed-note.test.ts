import { describe, expect, test } from 'vitest';
import { formatSignerKey, noteSigner, parseSignerKey } from '../note-signer.ts';
import { signCheckpoint, signNote } from '../sign-note.ts';
import { nodeVerifyEd25519 } from '../node/node-hashing.ts';
import { fromUtf8, utf8 } from './bytes.ts';
import { formatCheckpoint, openCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { nobleVerifyEd25519 } from './hashing.ts';
import { formatNote, openNote, parseNote } from './signed-note.ts';
import { formatVerifierKey, parseVerifierKey } from './verifier-key.ts';

// The example of Go's sumdb/note package.
const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PETER_SECRET = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const PETER_TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PETER_LINE =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const PETER_NOTE = `${PETER_TEXT}\n${PETER_LINE}`;
const ENOCH = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const ENOCH_LINE =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';
// The example of c2sp.org/signed-note.
const FOO = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const FOO_NOTE =
  'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
// The example of c2sp.org/tlog-checkpoint.
const SOFA_TEXT = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

const ports = [
  ['plain JavaScript', nobleVerifyEd25519],
  ['node:crypto', nodeVerifyEd25519],
] as const;

describe.each(ports)('published notes, verified by %s', (_name, verify) => {
  test.each([
    ["Go's", PETER_NOTE, PETER],
    ["Go's second key on the same note", `${PETER_NOTE}${ENOCH_LINE}`, ENOCH],
    ["C2SP's", FOO_NOTE, FOO],
  ])('%s opens', (_note, note, key) => {
    const opened = openNote(utf8(note), parseVerifierKey(key), verify);
    expect(fromUtf8(formatNote(opened))).toBe(note);
  });

  test('every changed byte of text or signature is found', () => {
    const bytes = utf8(PETER_NOTE);
    const key = parseVerifierKey(PETER);
    for (let at = 0; at < bytes.length; at++) {
      const copy = bytes.slice();
      copy[at] = (copy[at] ?? 0) ^ 0x01;
      expect(() => openNote(copy, key, verify), `byte ${at}`).toThrow();
    }
  });

  test('a second encoding of the same signature (S + L) is refused', () => {
    const note = parseNote(utf8(PETER_NOTE));
    const [first] = note.signatures;
    const malleated = {
      ...note,
      signatures: note.signatures.map((it) => ({ ...it, signature: plusGroupOrder(it.signature) })),
    };
    expect(first?.signature).not.toEqual(malleated.signatures[0]?.signature);
    expect(() => openNote(formatNote(malleated), parseVerifierKey(PETER), verify)).toThrow('does not fit the text');
  });
});

test('a public key of small order, for which anybody can sign anything, verifies nothing', () => {
  const identity = new Uint8Array(32);
  identity[0] = 1;
  const forAnything = new Uint8Array(64);
  forAnything[0] = 1;
  expect(nobleVerifyEd25519(forAnything, utf8('anything\n'), identity)).toBe(false);
  expect(nodeVerifyEd25519(forAnything, utf8('anything\n'), identity)).toBe(false);
});

describe('signing', () => {
  test("with Go's published key gives Go's published note", () => {
    expect(fromUtf8(signNote(PETER_TEXT, parseSignerKey(PETER_SECRET)))).toBe(PETER_NOTE);
  });

  test('keys read back as they are written', () => {
    const seed = new Uint8Array(32).fill(7);
    const text = formatSignerKey('muster.example/acme', seed);
    expect(parseSignerKey(text).key).toEqual(noteSigner('muster.example/acme', seed).key);
    expect(parseVerifierKey(formatVerifierKey(parseSignerKey(text).key))).toEqual(parseSignerKey(text).key);
    expect(formatVerifierKey(parseSignerKey(PETER_SECRET).key)).toBe(PETER);
  });

  test('an error about a secret key never repeats it', () => {
    const wrong = PETER_SECRET.replace('c74f20a3', 'c74f20a4');
    expect(() => parseSignerKey(wrong)).toThrow(/^(?!.*AYEKFALV)/);
    expect(() => parseSignerKey(`${PETER_SECRET}=`)).toThrow(/^(?!.*AYEKFALV)/);
  });

  test('a text that is no note text, and a checkpoint of another log, are not signed', () => {
    const signer = parseSignerKey(PETER_SECRET);
    expect(() => signNote('no newline', signer)).toThrow('ends with a newline');
    expect(() => signNote('a tab\t\n', signer)).toThrow('control character');
    expect(() => signCheckpoint(parseCheckpoint(SOFA_TEXT), signer)).toThrow('must be equal');
  });
});

describe('a verifier key', () => {
  test('with any part of it cut away, or any byte changed, is refused', () => {
    for (let from = 0; from <= PETER.length; from++) {
      for (let to = from + 1; to <= PETER.length; to++) {
        if (from > 0 || to < PETER.length) expect(() => parseVerifierKey(PETER.slice(from, to))).toThrow();
      }
    }
    for (let at = 0; at < PETER.length; at++) {
      const changed = PETER.slice(0, at) + String.fromCharCode(PETER.charCodeAt(at) + 1) + PETER.slice(at + 1);
      expect(() => parseVerifierKey(changed), changed).toThrow();
    }
  });

  test.each([
    ['a key of the wrong length', 'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=='],
    ['an unknown algorithm', 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['white space', `${PETER}\n`],
    ['nothing', ''],
  ])('is refused: %s', (_name, text) => {
    expect(() => parseVerifierKey(text)).toThrow('Not an Ed25519 verifier key');
  });
});

describe('a malformed note is refused', () => {
  test.each([
    ['no empty line', PETER_TEXT + PETER_LINE],
    ['no signature', `${PETER_TEXT}\n`],
    ['no last newline', PETER_NOTE.slice(0, -1)],
    ['a control character', PETER_NOTE.replace('know', 'know\t')],
    ['carriage returns', PETER_NOTE.replaceAll('\n', '\r\n')],
    ['a hyphen for the dash', PETER_NOTE.replace('—', '-')],
    ['two spaces', PETER_NOTE.replace('PeterNeumann x08', 'PeterNeumann  x08')],
    ['a no-break space in the name', PETER_NOTE.replace('PeterNeumann', 'Peter\u00a0Neumann')],
    ['a plus in the name', PETER_NOTE.replace('PeterNeumann', 'Peter+Neumann')],
    ['base64 without padding', PETER_NOTE.replace('nAM=', 'nAM')],
    ['base64 with unused bits', PETER_NOTE.replace('nAM=', 'nAN=')],
    ['base64 of the other alphabet', PETER_NOTE.replace('o/ZJ', 'o_ZJ')],
    ['text behind the signatures', `${PETER_NOTE}and more\n`],
    ['too many signatures', PETER_NOTE + PETER_LINE.repeat(100)],
  ])('%s', (_name, note) => {
    expect(() => openNote(utf8(note), parseVerifierKey(PETER), nobleVerifyEd25519)).toThrow();
  });

  test('bytes that are not UTF-8', () => {
    const bytes = utf8(PETER_NOTE);
    bytes[3] = 0xff;
    expect(() => parseNote(bytes)).toThrow('not valid UTF-8');
  });

  test('a note that another key signed', () => {
    expect(() => openNote(utf8(PETER_NOTE), parseVerifierKey(ENOCH), nobleVerifyEd25519)).toThrow(
      'No signature by "EnochRoot"',
    );
  });

  test('a good signature beside a bad one that claims the same key', () => {
    const bad = PETER_LINE.replace('kuBS9', 'AAAAA');
    expect(() => openNote(utf8(`${PETER_NOTE}${bad}`), parseVerifierKey(PETER), nobleVerifyEd25519)).toThrow(
      'does not fit',
    );
  });

  test('but the signature of an unknown key is ignored, even if it is wrong', () => {
    const other = ENOCH_LINE.replace('zPCpD', 'AAAAA');
    expect(
      openNote(utf8(`${PETER_NOTE}${other}`), parseVerifierKey(PETER), nobleVerifyEd25519).signatures,
    ).toHaveLength(2);
  });
});

describe('a checkpoint', () => {
  test("C2SP's example reads and writes back", () => {
    const checkpoint = parseCheckpoint(SOFA_TEXT);
    expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163, extensions: [] });
    expect(formatCheckpoint(checkpoint)).toBe(SOFA_TEXT);
  });

  test('may have extension lines', () => {
    expect(parseCheckpoint(`${SOFA_TEXT}one more\n`).extensions).toEqual(['one more']);
  });

  test('signed by its log opens with the key of the log', () => {
    const signer = noteSigner('example.com/behind-the-sofa', new Uint8Array(32).fill(3));
    const checkpoint = parseCheckpoint(SOFA_TEXT);
    expect(openCheckpoint(signCheckpoint(checkpoint, signer), signer.key, nobleVerifyEd25519)).toEqual(checkpoint);
  });

  test.each([
    ['a leading zero', SOFA_TEXT.replace('208', '0208')],
    ['a sign', SOFA_TEXT.replace('208', '+208')],
    ['a size above 2^53', SOFA_TEXT.replace('20852163', '9007199254740993')],
    ['an empty origin', SOFA_TEXT.replace('example.com/behind-the-sofa', '')],
    [
      'a root of 31 bytes',
      SOFA_TEXT.replace('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=', 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw=='),
    ],
    ['a root with unused bits', SOFA_TEXT.replace('q2I=', 'q2J=')],
    ['an empty extension', `${SOFA_TEXT}\n`],
    ['two lines', 'example.com/a\n1\n'],
    ['no last newline', SOFA_TEXT.slice(0, -1)],
  ])('is refused: %s', (_name, text) => {
    expect(() => parseCheckpoint(text)).toThrow('Not a checkpoint');
  });
});

/** S + L, the other number that satisfies the equation of Ed25519. RFC 8032 §5.1.7 asks to refuse it. */
function plusGroupOrder(signature: Uint8Array): Uint8Array {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  let s = 0n;
  for (let i = 63; i >= 32; i--) s = s * 256n + BigInt(signature[i] ?? 0);
  s += order;
  const copy = signature.slice();
  for (let i = 32; i < 64; i++) {
    copy[i] = Number(s % 256n);
    s /= 256n;
  }
  return copy;
}
