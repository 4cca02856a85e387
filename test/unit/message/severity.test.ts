import { withValues } from '../../../src/message/jsonata-values';
import { HIGH_SEVERITY, renderSeverity, SEVERITY } from '../../../src/message/severity';
import { Json } from '../../../src/signin/cloudtrail-record';
import * as events from '../../events';
import { EVENT, evaluator } from '../../support/evaluating';

const severityOf = evaluator(withValues(EVENT, [HIGH_SEVERITY], { unknown: '-', timeZoneOffset: undefined }, [], renderSeverity(SEVERITY)));

test('of all fixtures these are of high severity: the root user, its failures, root sessions, logins on another device, and anomalies', async () => {
  const high: string[] = [];
  for (const { kind, event } of events.EVERY_KIND) {
    const severity = await severityOf(event);
    expect(['HIGH', 'INFO']).toContain(severity);
    if (severity === 'HIGH') high.push(kind);
  }
  expect(high.sort()).toEqual([
    'assumeRoot', 'assumeRootRefused', 'awsLogin', 'awsLoginCrossDevice', 'awsLoginRefused', 'forwarded', 'oauthToken', 'passwordRecoveryCompleted',
    'passwordRecoveryRequested', 'passwordUpdated', 'root', 'rootFailure', 'rootWithMfaInCapitals', 'rootWithoutMfa', 'signInAnomaly',
  ]);
});

test.each<{ title: string; event: Json; severity: string }>([
  { title: 'a login of a user on another device that was refused', event: events.awsLoginCrossDevice({ detail: { errorCode: 'AccessDenied' } }), severity: 'HIGH' },
  { title: 'a recovery of the password by nobody known', event: events.passwordRecoveryRequested({ detail: { userIdentity: { type: 'Unknown' } } }), severity: 'HIGH' },
  { title: 'an identity provider that failed, typed Root', event: events.externalIdPDirectoryLoginTypedRoot(), severity: 'INFO' },
  { title: 'a failure of an IAM user', event: events.unknownUser(), severity: 'INFO' },
  { title: 'an empty event', event: {}, severity: 'INFO' },
  { title: 'a client whose name pretends', event: events.awsLoginOfRole({ detail: { requestParameters: { client_id: 'x arn:aws:signin:::devtools/cross-device' } } }), severity: 'INFO' },
])('$title is $severity', async ({ event, severity }) => {
  expect(await severityOf(event)).toBe(severity);
});
