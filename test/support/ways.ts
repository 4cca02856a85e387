// What every way into an account comes to with every filter, as the documentation says it, for the unit tests and for event-ruler.
import { SignInRecord } from '../../src/signin/samples';
import * as events from '../events';
import { criteriaOf, Filter, kindsOf } from '../unit/filter/filter';

export { criteriaOf, kindsOf };

/** One event of each way, with its outcomes. */
export const WAYS: readonly { readonly way: string; readonly event: SignInRecord }[] = [
  { way: 'console: root', event: events.root() },
  { way: 'console: IAM user', event: events.iamUser() },
  { way: 'console: failure of alice', event: events.failureWithoutArn() },
  { way: 'console: federated', event: events.federated() },
  { way: 'console: MFA prompt', event: events.checkMfa() },
  { way: 'console: switch of role', event: events.switchRole() },
  { way: 'aws login: root', event: events.awsLogin() },
  { way: 'aws login: alice, cross-device', event: events.awsLoginCrossDevice() },
  { way: 'aws login: refused', event: events.awsLoginRefused() },
  { way: 'agent', event: events.agentAuthorization() },
  { way: 'token', event: events.oauthToken() },
  { way: 'token: renewal', event: events.oauthTokenRenewal() },
  { way: 'portal', event: events.portal() },
  { way: 'portal: failure', event: events.portalFailure() },
  { way: 'portal: failure of a known user', event: events.portalFailureOfUser() },
  { way: 'portal: right password', event: events.portalVerification() },
  { way: 'portal: challenge', event: events.portalChallenge() },
  { way: 'Transfer Family', event: events.transferSignIn() },
  { way: 'Transfer Family: right password', event: events.transferVerification() },
  { way: 'WorkSpaces', event: events.workSpacesSignIn() },
  { way: 'WorkSpaces: failure', event: events.workSpacesFailure() },
  { way: 'WorkSpaces: failure of a smart card', event: events.workSpacesSmartCardFailure() },
  { way: 'root session', event: events.assumeRoot() },
  { way: 'root session: refused', event: events.assumeRootRefused() },
  { way: 'anomaly', event: events.signInAnomaly() },
];

const EVENTS = ['ConsoleLogin', 'AuthorizeOAuth2Access', 'CreateOAuth2Token', 'UserAuthentication', 'CredentialVerification', 'AssumeRoot', 'Sign-in Anomaly Alert'];
const ALICE = 'arn:aws:iam::123456789012:user/alice';

/** Filters, and for each of the ways above whether it matches: `x`, or `.` where it does not. */
export const FILTERS: readonly { readonly filter: Filter; readonly matches: string }[] = [
  //                                                                       console  login+agent token portal+Transfer WorkSpaces root anomaly
  { filter: {}, matches: 'xxxx.x xxxx .. xxx..x. .x. xx x' },
  { filter: { events: 'every' }, matches: 'xxxxxx xxxx xx xxxxxxx xxx xx x' },
  { filter: { events: ['ConsoleLogin'] }, matches: 'xxxx.. .... .. ....... ... .. .' },
  { filter: { events: ['AuthorizeOAuth2Access'] }, matches: '...... xxxx .. ....... ... .. .' },
  { filter: { events: ['CreateOAuth2Token'] }, matches: '...... .... x. ....... ... .. .' },
  { filter: { events: ['UserAuthentication'] }, matches: '...... .... .. x....x. ... .. .' },
  { filter: { events: ['CredentialVerification'] }, matches: '...... .... .. .xx.... .x. .. .' },
  { filter: { events: ['AssumeRoot'] }, matches: '...... .... .. ....... ... xx .' },
  { filter: { events: ['Sign-in Anomaly Alert'] }, matches: '...... .... .. ....... ... .. x' },
  { filter: { events: EVENTS }, matches: 'xxxx.. xxxx x. xxx..x. .x. xx x' },
  { filter: { outcome: 'success' }, matches: 'xx.x.x xx.x .. x....x. ... x. x' },
  { filter: { outcome: 'failure' }, matches: '..x... ..x. .. .xx.... .x. .x .' },
  { filter: { events: 'every', outcome: 'success' }, matches: 'xx.xxx xx.x xx x..xxxx x.. x. x' },
  { filter: { events: 'every', outcome: 'failure' }, matches: '..x... ..x. .. .xx.... .xx .x .' },
  { filter: { events: EVENTS, outcome: 'success' }, matches: 'xx.x.. xx.x x. x....x. ... x. x' },
  { filter: { events: EVENTS, outcome: 'failure' }, matches: '..x... ..x. .. .xx.... .x. .x .' },
  { filter: { mfa: 'used' }, matches: 'xx.... .... .. ....... ... .. .' },
  { filter: { mfa: 'not-used' }, matches: '..x... .... .. ....... ... .. .' },
  { filter: { identities: ['Root'] }, matches: 'x..... x... .. ....... ... .. .' },
  { filter: { identities: ['IAMUser'] }, matches: '.xx... .xx. .. ....... ... .. .' },
  { filter: { identities: ['IdentityCenterUser'] }, matches: '...... .... .. x.x.... ... .. .' },
  { filter: { identities: ['Unknown'] }, matches: '...... .... .. .x...x. .x. .. .' },
  { filter: { identities: ['AssumedRole'] }, matches: '...x.x ...x .. ....... ... xx .' },
  { filter: { principals: [ALICE] }, matches: '.xx... .xx. .. ....... ... .. .' },
  { filter: { principals: [ALICE], outcome: 'failure' }, matches: '..x... ..x. .. ....... ... .. .' },
  { filter: { principals: ['arn:aws:iam::*:user/al*', 'arn:aws:iam::111122223333:root'] }, matches: '.xx... .xx. .. ....... ... .. .' },
  { filter: { principals: ['arn:aws:iam::111122223333:user/alice'] }, matches: '...... .... .. ....... ... .. .' },
  { filter: { exceptPrincipals: [ALICE] }, matches: 'x.xx.x x..x .. xxx..x. .x. xx x' },
  { filter: { principals: ['arn:aws:iam::123456789012:role/AWSReservedSSO_ReadOnlyAccess_0123456789abcdef'] }, matches: '...... ...x .. ....... ... xx .' },
  { filter: { sourceIps: ['203.0.113.0/24'] }, matches: 'xx.x.x xxxx .. x.x..x. ... xx .' },
  { filter: { sourceIps: ['198.51.100.66'], principals: [ALICE] }, matches: '..x... .... .. ....... ... .. .' },
  { filter: { exceptSourceIps: ['203.0.113.0/24'] }, matches: '..x... .... .. .x..... .x. .. x' },
  { filter: { exceptSourceIps: ['203.0.113.7', '198.51.100.0/24'], principals: [ALICE, 'arn:aws:iam::111122223333:user/bob'] }, matches: '.x.... .xx. .. ....... ... .. .' },
  { filter: { events: 'every', exceptPrincipals: [ALICE], exceptSourceIps: ['203.0.113.0/24'] }, matches: '..x... .... .. .x..... .xx .. x' },
];

/** The ways that a filter matches. */
export function matched({ matches }: { readonly matches: string }): readonly string[] {
  const marks = matches.replace(/ /g, '');
  if (marks.length !== WAYS.length) throw new Error(`${matches} has ${marks.length} marks for ${WAYS.length} ways`);
  return WAYS.filter((_, index) => marks[index] === 'x').map(({ way }) => way);
}
