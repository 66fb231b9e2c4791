import { expect, test } from 'vitest';
import { html } from './html-text.ts';

test('what is put in is text, whatever it looks like', () => {
  const hostile = `<img src=x onerror="alert(1)">'&`;
  expect(html`<p title="${hostile}">${hostile}</p>`.html).toBe(
    '<p title="&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;">&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;</p>',
  );
});

test('markup of ours goes in as it is, and lists are joined', () => {
  const items = ['a', '<b>'].map((each) => html`<i>${each}</i>`);
  expect(html`<b>${items}</b>`.html).toBe('<b><i>a</i><i>&lt;b&gt;</i></b>');
});
