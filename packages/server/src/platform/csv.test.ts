import { expect, test } from 'vitest';
import { csvText } from './csv.ts';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '＝1'])(
  '%j is no formula any more',
  (text) => {
    expect(csvText([[text]])).toBe(`"'${text}"\r\n`);
  },
);

test('quotes, commas and line breaks stay inside their cell; numbers and nothing stay what they are', () => {
  expect(csvText([['a "b", c\r\nd', -14, 0.5, null], ['plain']])).toBe('"a ""b"", c\r\nd",-14,0.5,\r\n"plain"\r\n');
});
