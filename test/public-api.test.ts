import { join } from 'node:path';
import * as ts from 'typescript';

/** The names that a user of the package can type: classes and structs, with their public members. */
function publicNames(): string[] {
  const index = join(__dirname, '..', 'src', 'index.ts');
  const program = ts.createProgram([index], { module: ts.ModuleKind.Node16, target: ts.ScriptTarget.ES2022, skipLibCheck: true, types: [] });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(index)!)!;
  return checker.getExportsOfModule(module).map(name => checker.getAliasedSymbol(name)).flatMap(type => [
    type.name,
    ...[...type.exports?.values() ?? [], ...type.members?.values() ?? []].filter(isPublic).map(({ name }) => `${type.name}.${name}`),
  ]);
}

function isPublic(member: ts.Symbol): boolean {
  return member.name !== 'prototype'
    && !member.getJsDocTags().some(({ name }) => name === 'internal')
    && !(member.declarations ?? []).some(isHidden);
}

function isHidden(declaration: ts.Declaration): boolean {
  const modifiers = ts.canHaveModifiers(declaration) ? ts.getModifiers(declaration) ?? [] : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword);
}

test('the public names are these: each is a promise to every user, and a change to this list is one to review', () => {
  expect(publicNames().map(name => name.replace('.__constructor', '.constructor'))).toEqual([
    'ConsoleLoginAlert',
    'ConsoleLoginAlert.topic',
    'ConsoleLoginAlert.rule',
    'ConsoleLoginAlert.deadLetterQueue',
    'ConsoleLoginAlert.trail',
    'ConsoleLoginAlert.constructor',
    'ConsoleLoginAlert.addRecipient',
    'ConsoleLoginAlert.metricSignIns',
    'ConsoleLoginAlert.metricFailedDeliveries',
    'ConsoleLoginAlert.alarmOnFailedDelivery',
    'ConsoleLoginAlert.alertOnTampering',
    'ConsoleLoginAlertProps',
    'ConsoleLoginAlertProps.recipients',
    'ConsoleLoginAlertProps.message',
    'ConsoleLoginAlertProps.delivery',
    'ConsoleLoginAlertProps.signIns',
    'ConsoleLoginAlertProps.trail',
    'ConsoleLoginAlertProps.topic',
    'ConsoleLoginAlertProps.encryptionKey',
    'ConsoleLoginAlertProps.deadLetterQueue',
    'ConsoleLoginAlertProps.displayName',
    'FailedDeliveryAlarmOptions',
    'FailedDeliveryAlarmOptions.actions',
    'TamperingAlertOptions',
    'TamperingAlertOptions.topic',
    'SignInTrail',
    'SignInTrail.fromTrail',
    'SignInTrail.fromTrailArn',
    'SignInTrail.create',
    'SignInTrailOptions',
    'SignInTrailOptions.bucket',
    'SignInTrailOptions.encryptionKey',
    'SignInTrailOptions.logGroup',
    'SignInEvent',
    'SignInEvent.CONSOLE_LOGIN',
    'SignInEvent.CHECK_MFA',
    'SignInEvent.SWITCH_ROLE',
    'SignInEvent.EXIT_ROLE',
    'SignInEvent.RENEW_ROLE',
    'SignInEvent.SIGNIN_TOKEN',
    'SignInEvent.PASSWORD_UPDATED',
    'SignInEvent.PASSWORD_RECOVERY_REQUESTED',
    'SignInEvent.PASSWORD_RECOVERY_COMPLETED',
    'SignInEvent.EXTERNAL_IDP_DIRECTORY_LOGIN',
    'SignInEvent.ANY',
    'SignInEvent.of',
    'SignInIdentity',
    'SignInIdentity.ROOT',
    'SignInIdentity.IAM_USER',
    'SignInIdentity.ASSUMED_ROLE',
    'SignInIdentity.FEDERATED_USER',
    'SignInIdentity.IDENTITY_CENTER_USER',
    'SignInIdentity.WEB_IDENTITY_USER',
    'SignInIdentity.of',
    'SignInMfa',
    'SignInMfa.USED',
    'SignInMfa.NOT_USED',
    'SignInOutcome',
    'SignInOutcome.SUCCESS',
    'SignInOutcome.FAILURE',
    'SignInFilter',
    'SignInFilter.events',
    'SignInFilter.identities',
    'SignInFilter.outcome',
    'SignInFilter.mfa',
    'SignInFilter.principals',
    'SignInFilter.exceptPrincipals',
    'SignInFilter.sourceIps',
    'SignInFilter.exceptSourceIps',
    'AlertMessage',
    'AlertMessage.english',
    'AlertMessage.japanese',
    'AlertMessage.fromTemplate',
    'AlertMessage.wholeEvent',
    'AlertTemplateOptions',
    'AlertTemplateOptions.fields',
    'AlertDelivery',
    'AlertDelivery.direct',
    'AlertRecipient',
    'AlertRecipient.email',
    'AlertRecipient.subscription',
  ]);
});
