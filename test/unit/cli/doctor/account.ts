import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsAnswer, AskIn, permissionOf } from '../../../../src/cli/doctor/aws/aws-calls';
import { Diagnosis } from '../../../../src/cli/doctor/doctor-report';
import { ReportLine } from '../../../../src/cli/doctor/report-line';
import { runChecks } from '../../../../src/cli/doctor/run-checks';
import { Json, JsonObject } from '../../../../src/cli/json-values';
import { stackWith } from '../app';

/** What AWS answers to one question, in the form that botocore's models give; `checks/e2e/answers.test.ts` compares them. */
export interface Recorded {
  readonly service: string;
  readonly call: string;
  readonly region: string;
  /** Of the parameters, those that tell the question from others. */
  readonly parameters: JsonObject;
  readonly answer: JsonObject;
}

/** A template of one stack, in the form of the CDK. */
export const TEMPLATE = read('template.json') as JsonObject;

/** The answers of an account in which that stack is deployed and all is well. The template in them is a reference. */
export const ANSWERS = (read('answers.json') as unknown as Recorded[]).map(each => each.call === 'get-template'
  ? { ...each, answer: { ...each.answer, TemplateBody: TEMPLATE } }
  : each);

/** The time at which the doctor looks, and how far back. */
export const NOW = Date.parse('2026-01-16T00:00:00Z');
export const TIME = { now: NOW, start: NOW - 7 * 86_400_000 };

/** Changes what AWS answers to a call. */
export interface Change {
  readonly call: string;
  /** The question, by a text in its parameters; every question of the call if there is none. */
  readonly about?: string;
  readonly to: (answer: JsonObject) => JsonObject | Failed;
}

interface Failed {
  readonly failure: string;
  readonly message: string;
}

function isFailed(changed: JsonObject | Failed): changed is Failed {
  return typeof changed === 'object' && changed !== null && 'failure' in changed;
}

/** AWS answers something else to a call. */
export function answers(call: string, change: JsonObject | ((answer: JsonObject) => JsonObject), about?: string): Change {
  return { call, about, to: typeof change === 'function' ? change : answer => ({ ...answer, ...change }) };
}

/** AWS answers a call with an error. */
export function fails(call: string, failure: string, message = 'no such thing', about?: string): Change {
  return { call, about, to: () => ({ failure, message }) };
}

/** An account that answers from the files, with these changes, and fails on what is not in them. */
export function account(changes: readonly Change[] = [], asked: string[] = []): AskIn {
  return region => async (service, call, parameters: JsonObject = {}): Promise<AwsAnswer> => {
    asked.push(`${service} ${call}`);
    const found = ANSWERS.find(each => each.service === service && each.call === call && (region ?? each.region) === each.region
      && includes(parameters, each.parameters));
    if (found === undefined) {
      return { kind: 'failure', code: 'Unexpected', message: `${service} ${call} in ${region}: ${JSON.stringify(parameters)}`, permission: permissionOf(service, call) };
    }
    const question = JSON.stringify(parameters);
    let { answer } = found;
    for (const { to } of changes.filter(each => each.call === call && question.includes(each.about ?? ''))) {
      const changed = to(answer);
      if (isFailed(changed)) return { kind: 'failure', code: changed.failure, message: changed.message, permission: permissionOf(service, call) };
      answer = changed;
    }
    return { kind: 'answer', value: answer };
  };
}

/** Runs the checks on the stack of the files in an account. */
export function checked(changes: readonly Change[] = [], template: JsonObject = TEMPLATE, asked: string[] = []): Promise<Diagnosis> {
  return runChecks([stackWith(template, { name: 'Mail', account: '123456789012', region: 'us-east-1' })], TIME, account(changes, asked));
}

/** All lines of a diagnosis. */
export function linesOf({ sections }: Diagnosis): ReportLine[] {
  return sections.flatMap(({ lines }) => lines);
}

/** A template with other properties of one resource. */
export function templateWith(resource: string, properties: JsonObject): JsonObject {
  const resources = TEMPLATE.Resources as JsonObject;
  const old = resources[resource] as JsonObject;
  return { ...TEMPLATE, Resources: { ...resources, [resource]: { ...old, Properties: { ...old.Properties as JsonObject, ...properties } } } };
}

function includes(parameters: JsonObject, wanted: JsonObject): boolean {
  return Object.entries(wanted).every(([name, value]) => JSON.stringify(parameters[name]) === JSON.stringify(value));
}

function read(file: string): Json {
  return JSON.parse(readFileSync(join(__dirname, 'account', file), 'utf8')) as Json;
}
