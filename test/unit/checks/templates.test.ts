import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnStackSet, Fn, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { stackSetsIn, StackSetTemplate } from '../../../checks/templates/stack-sets';
import { stackIn } from '../../support/synthesis';

/** What the linters get to see of a StackSet with these properties. */
function unpacked(properties: (stack: Stack) => { body?: string; regions?: string[] }): readonly StackSetTemplate[] {
  const outdir = mkdtempSync(join(tmpdir(), 'stack-sets-'));
  try {
    const app = new App({ outdir, analyticsReporting: false });
    const stack = stackIn(undefined, app);
    const { body, regions = [] } = properties(stack);
    new CfnStackSet(stack, 'StackSet', {
      permissionModel: 'SELF_MANAGED',
      stackSetName: 'forwarders',
      templateBody: body,
      stackInstancesGroup: [{ deploymentTargets: { accounts: [stack.account] }, regions }],
    });
    app.synth();
    return stackSetsIn(outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

test('the template inside a StackSet is unpacked with stand-ins for what only a deployment could tell, and its own intrinsics as they are', () => {
  const [{ stackSet, regions, template }] = unpacked(stack => {
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('events.amazonaws.com') });
    const rule = { Type: 'AWS::Events::Rule', Properties: { Targets: [{ Arn: { Ref: 'Bus' }, RoleArn: role.roleArn }] } };
    return { body: stack.toJsonString({ Resources: { Rule: rule } }), regions: ['eu-west-1', 'us-east-2', 'eu-west-1'] };
  });

  expect({ stackSet, regions }).toEqual({ stackSet: 'StackSet', regions: ['eu-west-1', 'us-east-2'] });
  expect(JSON.parse(template).Resources.Rule.Properties.Targets).toEqual([
    { Arn: { Ref: 'Bus' }, RoleArn: expect.stringMatching(/^arn:aws:iam::123456789012:role\/\S+$/) },
  ]);
});

test.each([
  ['names no Region', { body: '{"Resources":{}}' }, 'StackSet names no Region, so nobody could say for which its template must be valid'],
  ['has no template', { regions: ['eu-west-1'] }, 'the TemplateBody of StackSet is not JSON'],
  ['has a template without resources', { body: '{}', regions: ['eu-west-1'] }, 'the TemplateBody of StackSet has no Resources, so no linter would find anything'],
])('fails for a StackSet that %s', (_, properties, message) => {
  expect(() => unpacked(() => properties)).toThrow(message);
});

test('fails for a value that has no stand-in', () => {
  const elsewhere = { Resources: {}, Description: Fn.importValue('elsewhere') };

  expect(() => unpacked(stack => ({ body: stack.toJsonString(elsewhere), regions: ['eu-west-1'] })))
    .toThrow('TemplateBody of StackSet has Fn::ImportValue elsewhere, for which there is no stand-in');
});
