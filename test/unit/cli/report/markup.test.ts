import { html, Markup } from '../../../../src/cli/report/markup';

test('literals stand as they are, and values are escaped', () => {
  expect(html`<p title="${'"quoted" \'so\''}">${'<b>&amp;</b>'}</p>`.text)
    .toBe('<p title="&quot;quoted&quot; &#39;so&#39;">&lt;b&gt;&amp;amp;&lt;/b&gt;</p>');
});

test('markup inside markup is not escaped again', () => {
  expect(html`<ul>${['<a>', 'b'].map(item => html`<li>${item}</li>`)}</ul>${html`<hr>`}${2}`.text).toBe('<ul><li>&lt;a&gt;</li><li>b</li></ul><hr>2');
});

test('nothing is nothing', () => {
  expect(html``.text).toBe('');
  expect(html`${[]}${''}`.text).toBe('');
});

test('what reorders or hides text is made visible; line breaks and tabs stay', () => {
  expect(html`${'a\u202eb\u0000c\u009bd\n\te'}`.text).toBe('a\\u202eb\\u0000c\\u009bd\n\te');
});

test('what only looks like markup is text', () => {
  const alike: object = { text: '<script>' };
  expect(html`${'[object Object]'}`.text).toBe('[object Object]');
  expect(alike).not.toBeInstanceOf(Markup);
});
