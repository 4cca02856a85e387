import { Builder } from './builder';
import * as consoleLogins from './console-logins';
import * as credentials from './credentials';
import * as oddities from './oddities';
import * as places from './places';
import * as roles from './roles';
import * as ways from './ways';
import { SignInRecord } from '../../src/signin/samples';

export * from './console-logins';
export * from './credentials';
export * from './oddities';
export * from './places';
export * from './roles';
export * from './ways';

/** Every fixture under the name of its builder, for tests that must hold for any event. */
export const EVERY_KIND: readonly { readonly kind: string; readonly event: SignInRecord }[] =
  Object.entries<Builder>({ ...consoleLogins, ...roles, ...credentials, ...oddities, ...places, ...ways })
    .map(([kind, build]) => ({ kind, event: build() }));
