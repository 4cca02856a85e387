import { ArnTest } from './principal';

/**
 * Who signs in, as AWS writes it in `detail.userIdentity.type`, letter by letter: a pattern compares case.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
export const IDENTITY_TYPES = ['Root', 'IAMUser', 'AssumedRole', 'FederatedUser', 'IdentityCenterUser', 'WebIdentityUser'] as const;

/** Those whose ARNs are told apart by their form. */
const TOLD_BY_ARN: readonly string[] = ['Root', 'IAMUser', 'AssumedRole', 'FederatedUser'];

/**
 * Checks that one of the principals can be one of the identities.
 *
 * @throws when none can, so that the alert would be silent for ever; what cannot be judged passes
 */
export function checkPrincipalsOf(identities: readonly string[], principals: readonly ArnTest[]): void {
  const types = principals.map(({ identityType }) => identityType);
  if (identities.every(type => TOLD_BY_ARN.includes(type)) && types.every(type => type !== undefined && !identities.includes(type))) {
    throw new Error(`signIns.principals has ARNs of ${[...new Set(types)].join(', ')} alone, and only ${identities.join(', ')} is taken, so that no sign-in would alert: ` +
      'leave one of the two out');
  }
}
