import { expect, test } from 'vitest';
import { html } from './html-text.ts';

test('what is put in is text, whatever it looks like', () => {
  const hostile = `<img src=x onerror="alert(1)">'&`;
  expect(html`<p title="${hostile}">${hostile}</p>`.html).toBe(
    '<p title="&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;">&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;</p>',
  );
});

test('markup of ours goes in as it is, and lists are joined', () => {
  expect(
    html`<ul>
      ${['a', '<b>'].map((each) => html`<li>${each}</li>`)}
    </ul>`.html,
  ).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>');
});
