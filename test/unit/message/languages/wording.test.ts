import { AccessKind } from '../../../../src/message/access-kind';
import { everyChoice } from '../../../../src/message/choose-by-field';
import { sectionsTemplate } from '../../../../src/message/email-content';
import { ENGLISH } from '../../../../src/message/languages/english';
import { JAPANESE } from '../../../../src/message/languages/japanese';
import { Wording } from '../../../../src/message/languages/wording';
import { parseLineByKind } from '../../../../src/message/line-by-access-kind';
import { directLines, optionalLines, parseSections, trustedDirectLines } from '../../../../src/message/message-sections';
import { fieldsOf, Line } from '../../../../src/message/parse-template';
import { FIELDS } from '../../../../src/signin/fields';

const sectionsOf = (wording: Wording) => parseSections(wording.sections('console.amazonaws.cn'), FIELDS);
/** Every kind that has words of its own, and the rest. */
const KINDS: readonly AccessKind[] = [
  'consoleLogin', 'roleSwitch', 'passwordChange', 'passwordRecoveryRequest', 'passwordRecovery', 'cliLogin', 'cliLoginElsewhere', 'application',
  'oauthAccess', 'refusedApproval', 'oauthToken', 'identityCenter', 'credentialCheck', 'rootSession', 'refusedRootSession', 'anomaly', 'other',
];
const names = (lines: readonly Line[]) => lines.map(line => fieldsOf([line]).map(({ name }) => name).join(' '));

describe.each([{ language: 'English', wording: ENGLISH }, { language: 'Japanese', wording: JAPANESE }])('the $language wording', ({ wording }) => {
  const sections = sectionsOf(wording);
  const { opening, facts, record, context, advice, warning, untrusted } = sections;

  test('says first what, outcome, who and which account, and the last wording of it is never without', () => {
    expect(names(opening.byKind.other)).toEqual(['eventName outcome userType principal account', 'eventName outcome userType account']);
    expect(names([opening.direct])).toEqual(['eventName outcome userType account']);
  });

  test('asks to deny or change something only if the reader did not expect the event', () => {
    const { context: texts = {}, advice: steps } = wording.sections('d');
    for (const text of [texts.cliLogin, texts.cliLoginElsewhere]) expect(text).toMatch(/If you did not expect this, deny|In that case, deny|心当たりがない場合は、このユーザー|その場合は、このユーザー/);
    for (const text of everyChoice(steps)) expect(text).toMatch(/Not expected\?|心当たりがない場合は/);
  });

  test('has for every kind a first line, a title and a text message of its own', () => {
    const texts = [wording.sections('d').opening, wording.title.byKind, wording.sms.byKind];
    for (const text of texts) {
      expect(Object.keys(text)).toEqual(expect.arrayContaining([...KINDS]));
      expect(everyChoice(text).flat().length).toBeGreaterThanOrEqual(KINDS.length);
    }
    const openings = everyChoice(wording.sections('d').opening).map(([first]) => first);
    expect(new Set(openings).size).toBe(KINDS.length);
    const titles = everyChoice(wording.title.byKind).map(([first]) => first);
    expect(new Set(titles).size).toBe(KINDS.length);
  });

  test('states one fact a line', () => {
    expect(names(optionalLines(facts))).toEqual(
      ['eventTime', 'time', 'sourceIPAddress', 'region', 'mfaOfFederated', 'mfaUsed', 'userId', 'taskPolicy', 'errorCode', 'eventName eventId', 'eventId', 'eventName']);
    expect(names(directLines(facts))).toEqual(['eventTime', 'sourceIPAddress', 'region', 'mfaUsed', 'errorCode', 'detailType eventId']);
  });

  test('keeps what a stranger can choose for the end, one a line, with nothing behind it', () => {
    expect(names(optionalLines(untrusted))).toEqual([
      'userName', 'sessionArn', 'otherArn', 'sessionIssuer', 'switchedFrom', 'switchedTo', 'renewer',
      'client', 'resource', 'portal', 'otherTarget', 'otherTaskPolicy', 'errorMessage', 'userAgent',
    ]);
    expect(names(directLines(untrusted))).toEqual([
      'userName', 'userArn', 'sessionIssuerArn', 'switchFrom', 'switchTo', 'renewedBy', 'client targetPrincipal taskPolicyArn', 'errorMessage', 'userAgent',
    ]);
    expect([...optionalLines(untrusted), ...directLines(untrusted)].filter(line => line.at(-1)?.kind !== 'field')).toEqual([]);
    const before = fieldsOf([
      ...everyChoice(opening.byKind).flat(), ...optionalLines(facts), ...trustedDirectLines(sections), record,
      ...Object.values(context), ...everyChoice(advice), warning,
      ...everyChoice(parseLineByKind(wording.title.byKind, FIELDS).byKind).flat(),
      ...everyChoice(parseLineByKind(wording.sms.byKind, FIELDS).byKind).flat(),
    ]);
    expect(before.filter(({ kind }) => kind !== 'token')).toEqual([]);
  });

  test('leads to the record in the console of the partition', () => {
    expect(record.map(part => part.kind === 'text' ? part.text : `<${part.field.name}>`).join(''))
      .toContain(': https://console.amazonaws.cn/cloudtrailv2/home?region=<region>#/events/<eventId>');
  });

  test('has advice and a warning that depend on nothing', () => {
    expect(names([...Object.values(context), ...everyChoice(advice), sections.directAdvice, warning]).join('')).toBe('');
  });

  test('has nothing in it that a JSON string or a phone would not take', () => {
    expect(JSON.stringify([wording.sections('d'), wording.title, wording.sms])).not.toMatch(/\\|\n/);
  });
});

test('fails for a field that is not known', () => {
  expect(() => parseSections({ ...ENGLISH.sections('d'), advice: { other: '<nobody>' } }, FIELDS)).toThrow('unknown field <nobody>');
});

test('every line, for a way that can leave none out, is the last wording of the opening and each statement as it is always said', () => {
  const read = parseSections({
    opening: { other: ['by <principal>', 'a <region>'] },
    facts: ['b <id>', { ifPresent: 'c', direct: 'c, if any' }, { ifPresent: 'by <sessionArn>' }],
    record: 'd',
    advice: { root: 'e, root', other: 'e' },
    warning: 'f',
    untrusted: ['g <userArn>'],
  }, FIELDS);
  expect(sectionsTemplate(read).lines.map(line => line.map(part => part.kind === 'text' ? part.text : `<${part.field.name}>`).join('')))
    .toEqual(['a <region>', 'b <id>', 'c, if any', 'd', 'e', 'f', 'g <userArn>']);
});

describe('fails where a line that an input transformer says names what only JSONata can say', () => {
  test.each([
    { where: 'the last wording of the opening', sections: { opening: { other: ['by <principal>'] } } },
    { where: 'a statement that is always said', sections: { facts: [{ ifPresent: 'by <principal>', direct: 'by <principal>, if any' }] } },
    { where: 'a statement of one text', sections: { untrusted: ['by <principal>'] } },
  ])('$where', ({ sections: changed }) => {
    expect(() => parseSections({ ...ENGLISH.sections('d'), ...changed }, FIELDS)).toThrow('unknown field <principal>');
  });
});
