import { cardFaults } from './card-schema';
import { ChatContent } from '../../../src/message/chat-content';
import { ENGLISH } from '../../../src/message/languages/english';
import { JAPANESE } from '../../../src/message/languages/japanese';
import { Json } from '../../../src/signin/cloudtrail-record';
import { failureWithoutArn, hostileUserAgent, iamUser, iamUserWithoutMfa, pathOfPunctuation, pathThatForgesCard, pathThatLinks, unknownUser } from '../../events';
import { published } from '../../support/evaluating';
import { delivered, transformerRefusal } from '../../support/rendering';

const [english, japanese] = [ENGLISH, JAPANESE].map(wording => new ChatContent(wording, { consoleDomain: 'console.aws.amazon.com' }));
const byWorkflow = async (event: Json) => JSON.parse(String((await published(english, event)).message));
const directly = (event: Json) => JSON.parse(delivered(english.toInputTransformer(), event));

/** What a card shows above its warning. */
const above = ({ content: { description } }: { readonly content: { readonly description: string } }) => description.split('\nSomebody may have chosen')[0];

describe('the schema', () => {
  test.each([
    { title: 'what is no JSON', text: '{', fault: /^it is no JSON/ },
    { title: 'a missing description', text: '{"version":"1.0","source":"custom","content":{}}', fault: '$.content.description is missing' },
    { title: 'another version', text: '{"version":"2.0","source":"custom","content":{"description":"a"}}', fault: '$.version is "2.0", and should be only' },
    { title: 'an unknown key', text: '{"version":"1.0","source":"custom","content":{"description":"a","text":"b"}}', fault: '$.content.text is unknown' },
    { title: 'an empty text', text: '{"version":"1.0","source":"custom","content":{"description":" "}}', fault: /^\$.content.description is " "/ },
    { title: 'a null', text: '{"version":"1.0","source":"custom","content":{"description":"a"},"metadata":{"additionalContext":{"a":null}}}', fault: /additionalContext/ },
  ])('finds $title', ({ text, fault }) => {
    expect(cardFaults(text)).toEqual([typeof fault === 'string' ? fault : expect.stringMatching(fault)]);
  });
});

test('the card of a workflow is this', async () => {
  expect(await byWorkflow(unknownUser())).toEqual({
    version: '1.0',
    source: 'custom',
    content: {
      textType: 'client-markdown',
      title: 'INFO: IAMUser sign-in Failure, 123456789012',
      description: [
        'AWS console sign-in: `ConsoleLogin` `Failure`, type `IAMUser`, account `123456789012`',
        'Time: `2026-01-15T09:07:30Z`',
        'Source address: `198.51.100.66`',
        'Region: `us-east-1`',
        'MFA used: `No`',
        'Event: `ConsoleLogin`, ID `d0d0d0d0-2222-4222-8222-000000000007`',
        'Record, some minutes after the event: ' +
          'https://console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events/d0d0d0d0-2222-4222-8222-000000000007',
        'Nobody got in by this attempt. Not expected? Look in CloudTrail for other attempts, and for a CheckMfa event or a ' +
          'successful CredentialVerification event, which means that the password was right. Check that the user must use MFA.',
        'Somebody may have chosen the text below: trust no statement and open no link in it.',
        'User name: `HIDDEN_DUE_TO_SECURITY_REASONS`',
        'Error message: `No username found in supplied account`',
        'User agent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0`',
      ].join('\n'),
    },
    metadata: {
      threadId: 'sign-in d0d0d0d0-2222-4222-8222-000000000007',
      summary: 'INFO: IAMUser sign-in Failure, 123456789012',
      eventType: 'AWS sign-in event',
      additionalContext: {
        userName: '`HIDDEN_DUE_TO_SECURITY_REASONS`',
        errorMessage: '`No username found in supplied account`',
        userAgent: '`Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0`',
      },
      enableCustomActions: false,
    },
  });
});

test('the card of an input transformer says the same, with what is free text as values of its own', () => {
  const { content, metadata } = directly(failureWithoutArn());
  expect(content.title).toBe('Sign-in event ConsoleLogin Failure (type IAMUser, account 123456789012)');
  expect(content.description.split('\n')).toEqual([
    'AWS sign-in event: ConsoleLogin Failure (type IAMUser, account 123456789012)',
    'Time: 2026-01-15T09:06:30Z',
    'Source address: 198.51.100.66',
    'Region: us-east-1',
    'MFA used: No (federated users always show No: CloudTrail cannot know)',
    'Error code, if any: ',
    'Event: AWS Console Sign In via CloudTrail, ID d0d0d0d0-2222-4222-8222-000000000006',
    'Record, some minutes after the event: ' +
      'https://console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events/d0d0d0d0-2222-4222-8222-000000000006',
    'Not expected, or approved because a stranger asked for it? Disable this user or role now (root: change its password), end its sessions, and look in CloudTrail for what it did.',
  ]);
  expect(metadata.additionalContext).toEqual({
    'userName': 'alice',
    'userName-2': '',
    'userArn': '',
    'sessionIssuerArn': '',
    'switchFrom': '',
    'switchTo': '',
    'renewedBy': '',
    'client': '',
    'targetPrincipal': '',
    'taskPolicyArn': '',
    'errorMessage': 'Failed authentication',
    'userAgent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0',
  });
});

test('the Japanese card is in Japanese', async () => {
  const { content } = JSON.parse(String((await published(japanese, iamUser())).message));
  expect(content.title).toBe('【通知】IAMUser サインイン Success、123456789012');
  expect(content.description).toContain('\n接続元: `203.0.113.10`\n');
  expect(JSON.parse(delivered(japanese.toInputTransformer(), iamUser())).content.description).toContain('\n接続元: 203.0.113.10\n');
});

describe('a hostile user agent', () => {
  const { userAgent } = hostileUserAgent().detail as { readonly userAgent: string };

  test('is a value of its own where it is delivered directly', () => {
    expect(directly(hostileUserAgent()).metadata.additionalContext.userAgent).toBe(userAgent);
  });

  test('is one code span where a workflow publishes it', async () => {
    const { content } = await byWorkflow(hostileUserAgent());
    expect(content.description.split('\n').at(-1)).toBe('User agent: ' +
      '`Mozilla/5.0 "quoted" \\ (a href="https://www.example.com/")sign out(/a)  Account: 111122223333  Who: (userArn) `');
  });

  test('cannot end its code span, mention anybody or be a link', async () => {
    const { content } = await byWorkflow(iamUser({ detail: { userAgent: '` <!channel> <@U1|x> [a](https://example.com) *b*' } }));
    expect(content.description.split('\n').at(-1)).toBe("User agent: `' (!channel) (@U1|x) [a](https://example.com) *b*`");
  });
});

test('values in the title and the link are letters, digits, blanks and hyphens', async () => {
  const { content, metadata } = await byWorkflow(iamUser({ account: '<!here>', region: 'a)b', detail: { eventID: '*x*' } }));
  expect(content.title).toBe('INFO: IAMUser sign-in Success, ?here?');
  expect(content.description).toMatch(/region=a\?b#\/events\/\?x\?$/m);
  expect(metadata.threadId).toBe('sign-in ?x?');
});

test('what an event does not say is left out', async () => {
  const { content, metadata } = await byWorkflow({});
  expect(content).toMatchObject({
    title: 'INFO: Sign-in event unknown unknown (unknown), unknown',
    description: expect.stringMatching(/^AWS sign-in event: unknown unknown \(type unknown, account unknown\)\nNot expected\?.*$/),
  });
  expect(metadata).toEqual({ summary: content.title, eventType: 'AWS sign-in event', additionalContext: {}, enableCustomActions: false });
});

test('EventBridge accepts the transformer', () => {
  for (const card of [english, japanese]) {
    expect(transformerRefusal(card.toInputTransformer())).toBeUndefined();
  }
});

test.each([pathThatForgesCard(), pathThatLinks(), pathOfPunctuation()])('the path of a user is nowhere in what a card shows above its warning', async event => {
  const direct = directly(event);
  const workflow = await byWorkflow(event);
  expect(direct.content).toEqual(directly(iamUserWithoutMfa()).content);
  expect(direct.metadata.additionalContext.userArn).toBe((event.detail as { readonly userIdentity: { readonly arn: string } }).userIdentity.arn);
  expect(workflow.content.title).toBe('INFO: IAMUser sign-in Success, 123456789012');
  expect(above(workflow)).toBe(above(await byWorkflow(iamUserWithoutMfa())));
  expect(above(workflow)).toContain('`IAMUser` `arn:aws:iam::123456789012:user/alice`');
});

test('what is said in any case is a card too', async () => {
  for (const account of ['123456789012', '"}', null]) {
    expect(cardFaults(String((await published(english, { account })).fallback))).toEqual([]);
    expect(cardFaults(String((await published(japanese, { account })).fallback))).toEqual([]);
  }
});
