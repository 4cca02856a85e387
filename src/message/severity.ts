import { CLIENT, IS_CROSS_DEVICE } from './access-kind';
import { literal } from './jsonata';
import { DerivedField, renderPath, valueOf } from './jsonata-values';

/** The words with which a title begins, so that mail rules can sort by them. */
export interface SeverityWording {
  readonly high: string;
  readonly other: string;
}

/** The message attribute, and its values, which filter policies of subscriptions name. */
export const SEVERITY_ATTRIBUTE = 'severity';
export const SEVERITY = { high: 'HIGH', other: 'INFO' } as const;

/**
 * Whether an event is of high severity:
 *
 * - whatever the root user does, tries, or is tried with. An identity provider whose answer IAM Identity Center refused is no root user,
 *   although CloudTrail was seen to type it so
 * - the recovery of the root user's password, whoever asks
 * - a root session in a member account, allowed or refused
 * - `aws login` on another device, which is how somebody phishes for credentials
 * - a sign-in that AWS itself finds unusual
 */
const CONDITIONS = [
  `${renderPath('$.detail.userIdentity.type')} = "Root" and $not($s = "ExternalIdPDirectoryLogin")`,
  '$s = "PasswordRecoveryRequested" or $s = "PasswordRecoveryCompleted"',
  '$s = "AssumeRoot"',
  IS_CROSS_DEVICE,
  `${renderPath('$.detail-type')} = "Sign-in Anomaly Alert"`,
];

/** Exists for an event of high severity. */
export const HIGH_SEVERITY: DerivedField = {
  name: 'highSeverity',
  paths: ['$.detail.eventName'],
  kind: 'token',
  description: 'of high severity',
  derived: `${CLIENT}; (${CONDITIONS.map(condition => `(${condition})`).join(' or ')}) ? "yes"`,
};

/** The word for the severity of an event. */
export function renderSeverity({ high, other }: SeverityWording): string {
  return `($exists(${valueOf(HIGH_SEVERITY)}) ? ${literal(high)} : ${literal(other)})`;
}
