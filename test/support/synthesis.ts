import { App, Environment, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { ConsoleLoginAlert, ConsoleLoginAlertProps, SignInTrail } from '../../src';

export const ACCOUNT = '123456789012';
export const OTHER_ACCOUNT = '111122223333';
export const REGION = 'us-east-1';

/** A resource of a synthesised template. */
export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
}

/** A warning of the library, as it stands in the manifest. */
export interface Warning {
  /** Path of the construct that it was put on. */
  readonly path: string;
  /** What `acknowledgeWarning` takes. */
  readonly id: string;
  readonly text: string;
}

/** An app that reports nothing about itself into its templates. */
export function newApp(): App {
  return new App({ analyticsReporting: false });
}

/** A stack in an account and Region; `env` replaces what is given, `{}` leaves both to the deployment. */
export function stackIn(env: Environment = { account: ACCOUNT, region: REGION }, scope: Construct = newApp(), id = 'Stack'): Stack {
  return new Stack(scope, id, { env });
}

/** An alert whose trail is managed elsewhere, so that nothing about it is warned of but what the test is about. */
export function alertIn(stack: Stack, props: ConsoleLoginAlertProps = {}, id = 'Alert'): ConsoleLoginAlert {
  return new ConsoleLoginAlert(stack, id, { trail: SignInTrail.fromTrailArn(`arn:aws:cloudtrail:${REGION}:${OTHER_ACCOUNT}:trail/all`), ...props });
}

/** The resources of a type by their logical IDs. */
export function resources(stack: Stack, type: string): Readonly<Record<string, Resource>> {
  return Template.fromStack(stack).findResources(type) as Record<string, Resource>;
}

/** The only resource of a type. */
export function only(stack: Stack, type: string): Resource {
  const found = Object.values(resources(stack, type));
  expect(found).toHaveLength(1);
  return found[0];
}

/** The properties of the only target of the only rule. */
export function target(stack: Stack): Readonly<Record<string, unknown>> {
  const targets = only(stack, 'AWS::Events::Rule').Properties.Targets as readonly Record<string, unknown>[];
  expect(targets).toHaveLength(1);
  return targets[0];
}

/** The statements of a resource that has a policy. */
export function statements({ Properties }: Resource, property = 'PolicyDocument'): readonly Readonly<Record<string, unknown>>[] {
  return (Properties[property] as { readonly Statement: readonly Readonly<Record<string, unknown>>[] }).Statement;
}

/** Every warning of ours about a stack, in the order in which the constructs were made; newer versions of the CDK have their own. */
export function warnings(stack: Stack): readonly Warning[] {
  return Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('cdk-console-login-alert:')).map(({ id, entry }) => {
    const [, text, ackId] = /^(.*) \[ack: (.*)\]$/s.exec(String(entry.data)) ?? ['', String(entry.data), ''];
    return { path: id, id: ackId, text };
  });
}

/** The IDs of the warnings of a stack. */
export function warningIds(stack: Stack): readonly string[] {
  return warnings(stack).map(({ id }) => id);
}
