import { AccessKind } from '../../../../src/message/access-kind';
import { Actor } from '../../../../src/message/actor';
import { everyChoice } from '../../../../src/message/choose-by-field';
import { ENGLISH } from '../../../../src/message/languages/english';
import { JAPANESE } from '../../../../src/message/languages/japanese';
import { parseLineByKind } from '../../../../src/message/line-by-access-kind';
import { parseDirectSections, parseJsonataSections } from '../../../../src/message/message-sections';
import { fieldsOf, Line } from '../../../../src/message/parse-template';
import { FIELDS } from '../../../../src/signin/fields';

/** Every kind that has words of its own, and the rest. */
const KINDS: readonly AccessKind[] = [
  'consoleLogin', 'roleSwitch', 'passwordChange', 'passwordRecoveryRequest', 'passwordRecovery', 'cliLogin', 'cliLoginElsewhere', 'application',
  'oauthAccess', 'refusedApproval', 'oauthToken', 'identityCenter', 'credentialCheck', 'rootSession', 'refusedRootSession', 'anomaly', 'other',
];
const names = (lines: readonly Line[]) => lines.map(line => fieldsOf([line]).map(({ name }) => name).join(' '));

describe.each([{ language: 'English', wording: ENGLISH }, { language: 'Japanese', wording: JAPANESE }])('the $language wording', ({ wording }) => {
  const sections = wording.sections('console.amazonaws.cn');
  const { opening, facts, record, context, advice, warning, untrusted } = parseJsonataSections(sections, FIELDS);
  const direct = parseDirectSections(sections, FIELDS);

  test('says first what, outcome, who and which account, and the last wording of it is never without', () => {
    expect(names(opening.other)).toEqual(['eventName outcome userType principal account', 'eventName outcome userType account']);
    expect(names(direct.trusted.slice(0, 1))).toEqual(['eventName outcome userType account']);
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
    expect(names(facts.flat())).toEqual(
      ['eventTime', 'time', 'sourceIPAddress', 'region', 'mfaOfFederated', 'mfaUsed', 'userId', 'taskPolicy', 'errorCode', 'eventName eventId', 'eventId', 'eventName']);
    expect(names(direct.trusted.slice(1, -2))).toEqual(['eventTime', 'sourceIPAddress', 'region', 'mfaUsed', 'errorCode', 'detailType eventId']);
  });

  test('keeps what a stranger can choose for the end, one a line, with nothing behind it', () => {
    expect(names(untrusted.flat())).toEqual([
      'userName', 'sessionArn', 'otherArn', 'sessionIssuer', 'switchedFrom', 'switchedTo', 'renewer',
      'client', 'resource', 'portal', 'otherTarget', 'otherTaskPolicy', 'errorMessage', 'userAgent',
    ]);
    expect(names(direct.untrusted)).toEqual([
      'userName', 'userArn', 'sessionIssuerArn', 'switchFrom', 'switchTo', 'renewedBy', 'client targetPrincipal taskPolicyArn', 'errorMessage', 'userAgent',
    ]);
    expect([...untrusted.flat(), ...direct.untrusted].filter(line => line.at(-1)?.kind !== 'field')).toEqual([]);
    const before = fieldsOf([
      ...everyChoice(opening).flat(), ...facts.flat(), ...direct.trusted, record,
      ...Object.values(context), ...everyChoice(advice), warning,
      ...everyChoice(parseLineByKind(wording.title.byKind, FIELDS)).flat(),
      ...everyChoice(parseLineByKind(wording.sms.byKind, FIELDS)).flat(),
    ]);
    expect(before.filter(({ kind }) => kind !== 'token')).toEqual([]);
  });

  test('leads to the record in the console of the partition', () => {
    expect(record.map(part => part.kind === 'text' ? part.text : `<${part.field.name}>`).join(''))
      .toContain(': https://console.amazonaws.cn/cloudtrailv2/home?region=<region>#/events/<eventId>');
  });

  test('has advice and a warning that depend on nothing', () => {
    expect(names([...Object.values(context), ...everyChoice(advice), ...direct.trusted.slice(-1), warning, direct.warning]).join('')).toBe('');
  });

  test('has nothing in it that a JSON string or a phone would not take', () => {
    expect(JSON.stringify([wording.sections('d'), wording.title, wording.sms])).not.toMatch(/\\|\n/);
  });
});

/** What each piece of advice must name, in either language: the service's own words of console and command. */
const NAMED: Readonly<Record<Exclude<Actor, 'other'>, readonly string[]>> = {
  failed: ['CloudTrail', 'CheckMfa', 'CredentialVerification', 'MFA'],
  root: ['aws sts assume-root', 'IAMDeleteRootUserCredentials', 'aws iam delete-login-profile'],
  iamUser: ['aws iam delete-login-profile --user-name NAME', 'aws:TokenIssueTime', 'id_credentials_temp_control-access_disable-perms.html'],
  identityCenterUser: ['IAM Identity Center', 'prereqs-revoking-user-permissions.html'],
  role: ['aws iam put-role-policy', 'aws:TokenIssueTime', 'id_roles_use_revoke-sessions.html'],
  federatedUser: ['GetFederationToken', 'aws iam put-user-policy --user-name NAME', 'id_credentials_temp_control-access_disable-perms.html'],
};

describe.each([ENGLISH, JAPANESE])('the advice in $language', wording => {
  const { advice, context = {} } = wording.sections('console.aws.amazon.com');

  test.each(Object.entries(NAMED))('for %s names the first step in the console and by the AWS CLI', (actor, steps) => {
    const text = advice[actor as Actor] ?? '';
    expect(steps.filter(step => !text.includes(step))).toEqual([]);
    expect(text).toContain('CloudTrail');
  });

  test('is another for everybody, and ends where an address could go on', () => {
    const texts = [...Object.values(advice), ...Object.values(context)];
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.filter(text => /https:\S*\.html[^\s]/.test(text))).toEqual([]);
  });

  test('says of aws login how its renewal ends', () => {
    expect([context.cliLogin, context.cliLoginElsewhere].map(text => text?.includes('signin:CreateOAuth2Token'))).toEqual([true, true]);
  });
});
