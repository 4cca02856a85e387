/**
 * The pages of AWS with the steps that the instructions of a message name, and what the steps do.
 *
 * - root user: a member account's credentials are deleted from the management account, by the task policy `IAMDeleteRootUserCredentials`;
 *   `aws iam change-password` refuses the root user
 *   @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html
 *   @see https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-password.html
 *   @see https://docs.aws.amazon.com/cli/latest/reference/iam/change-password.html
 * - IAM user: without a password there is no console, but access keys and open sessions go on
 *   @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users_remove.html#id_users_deactivating
 *   @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteLoginProfile.html
 * - IAM Identity Center: only its console ends a session of the access portal, and role sessions go on until a policy denies them
 *   @see https://docs.aws.amazon.com/singlesignon/latest/userguide/end-active-sessions.html
 *   @see https://docs.aws.amazon.com/singlesignon/latest/userguide/authconcept-revoke-access.html
 * - `aws login`: renewals need `signin:CreateOAuth2Token`, and end when the credentials of the user change
 *   @see https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sign-in.html
 *   @see https://docs.aws.amazon.com/signin/latest/userguide/security-iam-awsmanpol.html
 *   @see https://docs.aws.amazon.com/cli/latest/reference/signin/create-o-auth2-token.html
 * - root session: it lasts 15 minutes at most
 *   @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
 */
export const ADVICE_PAGES = {
  /** Denies every session of a role that began before now, by `aws:TokenIssueTime`. */
  role: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html',
  /** The same for IAM users, and for the sessions of `GetFederationToken`, which have the permissions of the user who called. */
  user: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_disable-perms.html',
  /** Denies a user of IAM Identity Center the role sessions that are open, by a service control policy. */
  identityCenter: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/prereqs-revoking-user-permissions.html',
} as const;
