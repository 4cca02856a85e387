import { join } from 'node:path';
import * as ts from 'typescript';

/** The names that a user of the package can type: classes and structs, with their public members. */
function publicNames(): string[] {
  const index = join(__dirname, '..', 'src', 'index.ts');
  const program = ts.createProgram([index], { module: ts.ModuleKind.Node16, target: ts.ScriptTarget.ES2022, skipLibCheck: true, types: [] });
  const checker = program.getTypeChecker();
  const resolve = (symbol: ts.Symbol) => symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(index)!)!).map(resolve).flatMap(type => [
    type.name,
    ...[...type.exports?.values() ?? [], ...type.members?.values() ?? []].filter(isPublic).map(({ name }) => `${type.name}.${name}`),
  ]);
}

function isPublic(member: ts.Symbol): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return member.name !== 'prototype'
    && !member.getJsDocTags().some(({ name }) => name === 'internal')
    && (member.declarations ?? []).every(declaration => (ts.getCombinedModifierFlags(declaration) & hidden) === 0);
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
    'SignInFilter',
    'SignInFilter.events',
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
