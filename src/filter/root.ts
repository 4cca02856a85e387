import { SignInCriteria } from './criteria';
import { ArnTest, DEPLOY_TIME } from './principal';

/** Whether sign-ins of the root user may be among those that are taken. What only deployment knows may be. */
export function takesRoot({ identities, principals }: SignInCriteria): boolean {
  return (identities?.some(type => type === 'Root' || DEPLOY_TIME.test(type)) ?? true)
    && (principals?.some(mayBeRoot) ?? true);
}

/** An ARN whose resource is a single star has no type, and is that of a root user unless its service is another. */
function mayBeRoot({ identityType, text }: ArnTest): boolean {
  return identityType === 'Root' || (identityType === undefined && !/^arn:[^:]*:sts:/.test(text));
}
