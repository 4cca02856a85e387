import { any, Part, Test } from './pattern-part';
import { ArnTest, DEPLOY_TIME, matchArns, matchOtherArns, principalsWithout } from './principal';
import { SignInCriteria } from './sign-in-criteria';

/**
 * Who signs in, as AWS writes it in `detail.userIdentity.type`, letter by letter: a pattern compares case.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
export const IDENTITY_TYPES = ['Root', 'IAMUser', 'AssumedRole', 'FederatedUser', 'IdentityCenterUser', 'WebIdentityUser'] as const;

/** Those whose ARNs are told apart by their form. */
const TOLD_BY_ARN: readonly string[] = ['Root', 'IAMUser', 'AssumedRole', 'FederatedUser'];

/** What CloudTrail writes instead of the name of a user that does not exist. */
const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/**
 * What the pattern asks of `userIdentity`; undefined for anybody.
 *
 * @throws when the criteria contradict each other
 */
export function matchIdentity({ identities, principals, exceptPrincipals }: SignInCriteria): Part | undefined {
  const type = identities && { type: identities };
  if (!principals) {
    return exceptPrincipals ? { ...type, arn: matchOtherArns(exceptPrincipals) } : type;
  }
  const matched = exceptPrincipals ? principalsWithout(principals, exceptPrincipals) : principals;
  if (identities) checkPrincipalsOf(identities, matched);
  const users = identities === undefined || identities.includes('IAMUser') ? usersWithoutArn(matched) : [];
  return any([{ ...type, arn: matchArns(matched) }, ...users]);
}

/**
 * A failed sign-in of an IAM user mostly has no ARN, but the account and the name. Users of one account are one alternative.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
function usersWithoutArn(principals: readonly ArnTest[]): readonly Part[] {
  const names = new Map<string, string[]>();
  for (const { user } of principals) {
    if (user) names.set(user.account, [...names.get(user.account) ?? [], user.name]);
  }
  return [...names].map(([account, some]) => ({
    type: ['IAMUser'],
    arn: [{ exists: false }],
    ...account !== '*' && { accountId: [textTest(account)] },
    userName: some.includes('*') ? [{ 'anything-but': HIDDEN }] : [...new Set(some)].map(textTest),
  }));
}

/** A star at the beginning or the end costs nothing, others need a wildcard. */
function textTest(text: string): Test {
  const star = text.indexOf('*');
  if (star === -1) return text;
  if (star === text.length - 1) return { prefix: text.slice(0, -1) };
  return text.lastIndexOf('*') === 0 ? { suffix: text.slice(1) } : { wildcard: text };
}

/**
 * Checks that one of the principals can be one of the identities.
 *
 * @throws when none can, so that no sign-in would ever alert; what is not known passes
 */
export function checkPrincipalsOf(identities: readonly string[], principals: readonly ArnTest[]): void {
  const types = principals.map(({ identityType }) => identityType);
  if (identities.every(type => TOLD_BY_ARN.includes(type)) && types.every(type => type !== undefined && !identities.includes(type))) {
    throw new Error(`signIns.principals has ARNs of ${[...new Set(types)].join(', ')} alone, and only ${identities.join(', ')} can match, so that no sign-in would alert: ` +
      'leave one of the two out');
  }
}

/** Whether sign-ins of the root user may match. An identity that is known only at deployment may be one. */
export function mayBeRoot({ identities, principals }: SignInCriteria): boolean {
  return (identities?.some(type => type === 'Root' || DEPLOY_TIME.test(type)) ?? true)
    && (principals?.some(mayBeArnOfRoot) ?? true);
}

/** An ARN whose resource is a single star has no type, and is that of a root user unless its service is another. */
function mayBeArnOfRoot({ identityType, text }: ArnTest): boolean {
  return identityType === 'Root' || (identityType === undefined && !/^arn:[^:]*:sts:/.test(text));
}
