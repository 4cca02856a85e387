import { seen } from './messages';
import { chatText, dataBlock, html, languageOf, Markup, plainText } from '../../../../src/cli/report-parts/markup';

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

test('an address is coloured, leads nowhere, and ends where it must', () => {
  expect(plainText('see https://example.com/a?b=1#c "https://example.com/d" <https://example.com/e>').text).toBe(
    '<div class="words" lang="en">see <span class="address">https://example.com/a?b=1#c</span> &quot;' +
    '<span class="address">https://example.com/d</span>&quot; &lt;<span class="address">https://example.com/e</span>&gt;</div>');
});

test('no other scheme is an address', () => {
  expect(plainText('javascript:alert(1) http://example.com data:text/html,x').text).not.toContain('<span');
});

test('a mail shows asterisks, and a chat what they mean', () => {
  expect(plainText('*Who* Root').text).not.toContain('<b>');
  expect(chatText('*Who* Root **When** now\n*no\nend* 2 * 3 ** ****').text).toBe(
    '<div class="words" lang="en"><b>Who</b> Root <b>When</b> now\n*no\nend* 2 * 3 ** ****</div>');
});

test('code is shown as code, and nothing else counts in it', () => {
  expect(chatText('Who `Root` `*<a>* https://example.com/` `no\nend` ``').text).toBe(
    '<div class="words" lang="en">Who <code>Root</code> <code>*&lt;a&gt;* https://example.com/</code> `no\nend<code> </code>`</div>');
  expect(plainText('`Root`').text).not.toContain('<code>');
});

test('bold text is escaped, and addresses around it are still marked', () => {
  expect(chatText('https://example.com/a *<i>* https://example.com/b').text).toBe(
    '<div class="words" lang="en"><span class="address">https://example.com/a</span> <b>&lt;i&gt;</b> <span class="address">https://example.com/b</span></div>');
});

test('a very long text is no trouble', () => {
  const text = '*a* https://x '.repeat(20_000);
  expect(seen(chatText(text))).toHaveLength(text.replace(/\*/g, '').trim().length);
  expect(seen(chatText('*'.repeat(200_000)))).toHaveLength(200_000);
});

test.each([
  { text: 'サインイン', language: 'ja' },
  { text: 'ひらがな', language: 'ja' },
  { text: 'Root signed in', language: 'en' },
  { text: '', language: 'en' },
])('%j', ({ text, language }) => {
  expect(languageOf(text)).toBe(language);
});

test('a block of data holds any text, and none ends it', () => {
  const value = { text: '</script><!--<script>alert(1)' };
  const { text } = dataBlock('table', value);
  expect(text.match(/<\/?script/g)).toEqual(['<script', '</script']);
  expect(JSON.parse(/>(.*)</.exec(text)![1])).toEqual(value);
});
