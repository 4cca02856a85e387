import { card, HOSTILE, seen } from './messages';
import { chatView } from '../../../../src/cli/report/html-chat';

test('a card is a message of Amazon Q, with what comes along behind it', () => {
  const full = card(
    { title: 'Root sign-in', description: '*Who* Root\n*When* now', nextSteps: ['Look', 'Act'], keywords: ['Root', 'Success'] },
    { summary: 'Root signed in', enableCustomActions: false, additionalContext: { account: '123456789012' } },
  );
  expect(seen(chatView(full))).toMatchInlineSnapshot(`
"slack:T0123456789/C0123456789
Q
Amazon Q APP09:01
Root sign-in
Who Root
When now
LookAct
RootSuccess
MetadatasummaryRoot signed inenableCustomActionsfalseaccount123456789012"
`);
  expect(chatView(full).text).toContain('<b>Who</b> Root');
});

test('a card may have a description alone', () => {
  const { text } = chatView(card());
  expect(text).toContain('Root signed in');
  expect(text).not.toMatch(/<(h4|ol|details)|class="tags"/);
});

test.each(['', 'no card', '{', '[]', 'null', '{"content":{"description":7}}', '{"content":[]}', '{"source":"custom"}'])('%j is no card, and is shown as it came', body => {
  expect(chatView({ ...card(), body }).text).toContain(`<pre>${body.replace(/"/g, '&quot;')}</pre>`);
});

test('what a card has in the wrong form is left out', () => {
  const { text } = chatView(card({ title: 7, nextSteps: 'Look', keywords: [7, null, 'Root'] }, ['summary']));
  expect(text).not.toMatch(/<(h4|ol|details)/);
  expect(text.match(/<span class="tag">[^<]*/g)).toEqual(['<span class="tag">APP', '<span class="tag">Root']);
});

test('a chat that nobody reads says so', () => {
  expect(seen(chatView({ ...card(), to: [] }))).toContain('(nobody)');
});

test('values are text, wherever they stand', () => {
  const all = { title: HOSTILE, description: HOSTILE, nextSteps: [HOSTILE], keywords: [HOSTILE] };
  const { text } = chatView({ ...card(all, { [HOSTILE]: HOSTILE, additionalContext: { [HOSTILE]: HOSTILE }, other: [HOSTILE] }), to: [HOSTILE] });
  expect(text).not.toMatch(/<(?!\/?(section|div|span|b|code|h4|ol|li|details|summary|dl|dt|dd)\b)/);
});
