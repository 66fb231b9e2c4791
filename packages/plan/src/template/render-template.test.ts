import { describe, expect, test } from 'vitest';
import { parsePlan } from '../parse-plan.ts';
import { wholePlan } from '../fixtures/whole-plan.ts';
import { renderTemplate } from './render-template.ts';

describe('a notice', () => {
  test('is filled in from what is known', () => {
    const text = 'We know since {aware_at} of {{ people }} people, credit data {credit}: {{ data | join: ", " }}.';
    expect(
      renderTemplate(text, { aware_at: '23 November, 09:00', people: 3, credit: false, data: ['a', 'b'] }),
    ).toMatchObject({
      ok: true,
      text: 'We know since 23 November, 09:00 of 3 people, credit data no: a, b.',
      open: [],
      names: ['aware_at', 'people', 'credit', 'data'],
    });
  });

  test('keeps what is not known standing, whatever stands around it, and can be filled in later', () => {
    const text = 'Since {aware_at}: {{ people | upcase }} people. {% if people %}They are told.{% endif %}';
    const first = renderTemplate(text, { aware_at: 'nine' });
    expect(first).toMatchObject({ text: 'Since nine: {people} people. ', open: ['people'] });
    expect(renderTemplate(first.ok ? first.text : '', { people: 12 })).toMatchObject({
      text: 'Since nine: 12 people. ',
      open: [],
    });
  });

  test('says something else where a number is not known, and then nothing is open', () => {
    const text =
      '{% if people %}{people} people{% else %}A number not yet known{% endif %}, {{ data | default: "data" }}';
    expect(renderTemplate(text, {})).toMatchObject({ text: 'A number not yet known, data', open: [] });
    expect(renderTemplate(text, { people: 5, data: 'names' })).toMatchObject({ text: '5 people, names' });
  });

  test('lists', () => {
    const text = '{% for each in data %}- {{ each }}\n{% endfor %}';
    expect(renderTemplate(text, { data: ['names', 'accounts'] })).toMatchObject({ text: '- names\n- accounts\n' });
  });

  test('never fills in a value again', () => {
    expect(renderTemplate('{a}', { a: '{b} {{ b }} {% if b %}', b: 'secret' })).toMatchObject({
      text: '{b} {{ b }} {% if b %}',
      open: [],
    });
  });

  test.each([
    ['a tag that is not closed', '{% if people %}'],
    ['another text taken in', '{% include "file" %}'],
    ['a file taken in', '{% render "file" %}'],
    ['a name made up', '{% assign people = 1 %}'],
    ['a filter that is none of ours', '{{ people | map: "constructor" }}'],
    ['a way into an object', '{{ people.constructor }}{{ "a".constructor.constructor }}'],
    ['a text that grows and grows', `${'{% for a in l %}'.repeat(4)}${'x'.repeat(999)}${'{% endfor %}'.repeat(4)}`],
  ])('cannot have %s', (_, text) => {
    const rendered = renderTemplate(text, { l: Array.from({ length: 40 }, () => 'x'), people: 'x' });
    expect(rendered.ok && !rendered.text.includes('{people.constructor}')).toBe(false);
  });
});

test('a plan whose text asks for what nobody knows, or cannot be read, has a fault there', () => {
  const faults = (text: string) => {
    const parsed = parsePlan(wholePlan.replace('"{reference}: we know since {aware_at}."', JSON.stringify(text)), 'p');
    return parsed.ok ? [] : parsed.faults.map(({ code, message }) => `${code} ${message}`);
  };
  expect(faults('{reference}{% if aware_at %} since {{ aware_at }}{% endif %}')).toEqual([]);
  expect(faults('{% if aware_when %}x{% endif %}')).toEqual([
    expect.stringMatching(/^unknown-reference "\{aware_when\}" is no fact/),
  ]);
  expect(faults('{% if aware_at %}x')).toEqual([expect.stringMatching(/^template-unreadable .*not closed/)]);
});
