import { CALLS } from './calls';
import { JsonObject } from '../../json-values';

/** The IAM policy that the calls of the doctor need. It names no resource, because it is the same for every app and grants reading only. */
export function policyDocument(): JsonObject {
  const actions = Object.values(CALLS).flatMap(calls => Object.values<string>(calls));
  return {
    Version: '2012-10-17',
    Statement: [{ Sid: 'ConsoleLoginAlertDoctor', Effect: 'Allow', Action: actions.sort(), Resource: '*' }],
  };
}
