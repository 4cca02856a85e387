import { argumentsIn, arnIn, unique } from './arns';
import { Resource } from '../assembly/stack';
import { isObject, Json, JsonObject, stringAt, tryParseJson } from '../json-values';

/** A role, and what it must be allowed to do. */
export interface RolePart {
  readonly arn: string;
  readonly resource?: Resource;
  /** Actions, with the ARN of the resource. */
  readonly needs: readonly { readonly action: string; readonly on: string }[];
}

/** The actions of a target, by the service of its ARN. */
const ACTIONS: ReadonlyMap<string, string> = new Map([['sns', 'sns:Publish'], ['states', 'states:StartExecution'], ['events', 'events:PutEvents']]);

/** What a role must be allowed to do for one part. */
interface Need {
  readonly role: string;
  readonly action: string;
  readonly on: string;
}

/** What the roles of targets need to reach them. */
export function needsOfTargets(targets: readonly JsonObject[]): Need[] {
  return targets.flatMap(target => {
    const action = ACTIONS.get(arnIn(target).split(':')[2]);
    return typeof target.RoleArn === 'string' && action !== undefined ? [{ role: target.RoleArn, action, on: arnIn(target) }] : [];
  });
}

/** What the roles of workflows need to publish. */
export function needsOfWorkflows(workflows: readonly { readonly roleArn: string; readonly definition: { readonly value?: Json } }[]): Need[] {
  return workflows.flatMap(({ roleArn, definition }) => argumentsIn(definition.value, 'TopicArn').map(on => ({ role: roleArn, action: 'sns:Publish', on })));
}

/** What the roles of schedules need. A schedule calls an API by an ARN such as `arn:aws:scheduler:::aws-sdk:sqs:setQueueAttributes`. */
export function needsOfSchedules(targets: readonly (Json | undefined)[], arnOf: (url: string) => string): Need[] {
  return targets.flatMap(value => {
    const [, , , , , , service = '', call = ''] = arnIn(value).split(':');
    const queue = arnOf(stringAt(tryParseJson(stringAt(value, 'Input') ?? ''), 'QueueUrl') ?? '');
    if (!isObject(value) || service !== 'sqs' || queue === '') return needsOfTargets(isObject(value) ? [value] : []);
    return [{ role: stringAt(value, 'RoleArn') ?? '', action: `sqs:${call.slice(0, 1).toUpperCase()}${call.slice(1)}`, on: queue }];
  });
}

/** The roles, each with everything that it must be allowed to do. */
export function rolesOf(needs: readonly Need[], byArn: ReadonlyMap<string, Resource>): RolePart[] {
  return unique(needs.map(({ role }) => role)).map(arn => ({
    arn,
    resource: byArn.get(arn),
    needs: [...new Map(needs.filter(({ role }) => role === arn).map(({ action, on }) => [`${action} ${on}`, { action, on }])).values()],
  }));
}
