import { TargetResult, TargetMessage, TargetKind } from './target-kind';
import { TopicTarget } from './topic-target';
import { Resource } from '../../assembly/stack';
import { Json, JsonObject, tryParseJson } from '../../json-values';
import { Resolved, Resolver } from '../../resolve/resolver';
import { StandIn, PLACEHOLDER_ID } from '../../resolve/scope';
import { Reason } from '../alert-result';
import { Definition, DefinitionRefused, readDefinition } from '../workflow/read-definition';
import { Failure, Run, run } from '../workflow/run-workflow';

/** Values that Step Functions generates for each execution. */
const RUN = { name: PLACEHOLDER_ID, startTime: '1970-01-01T00:00:00.000Z' };
const STAND_INS: readonly StandIn[] = [
  { text: RUN.name, of: 'the name of the execution' },
  { text: RUN.startTime, of: 'the start time of the execution' },
];

/** A state machine, read once. */
interface Machine {
  readonly name: string;
  /** A text is the reason why Step Functions would refuse it. */
  readonly definition: Definition | string;
  readonly resolved: Resolved;
}

/** State machines of the app, which format an event and publish it. */
export class StateMachineTarget implements TargetKind {
  private readonly resources = new Map<string, Resource>();
  private readonly machines = new Map<string, Machine>();

  constructor(private readonly resolver: Resolver, private readonly topics: TopicTarget) {
    const resources = resolver.stacks.flatMap(stack => [...stack.resources.values()]);
    for (const resource of resources.filter(({ type }) => type === 'AWS::StepFunctions::StateMachine')) {
      const arn = resolver.ref(resource).value;
      if (typeof arn === 'string' && resolver.creates(resource)) this.resources.set(arn, resource);
    }
  }

  accepts(arn: string): boolean {
    return this.resources.has(arn);
  }

  async receive(arn: string, { target, channel, text }: TargetMessage): Promise<TargetResult> {
    const { name, definition, resolved: { unresolved, standIns } } = this.machine(arn);
    const reasons: Reason[] = unresolved.map(value => ({ code: 'unresolved-value', ...value }));
    const nothing = (...more: readonly Reason[]): TargetResult => ({ reasons: [...reasons, ...more], deliveries: [], notes: [], standIns: [] });
    if (typeof definition === 'string') return nothing({ code: 'invalid-state-machine', machine: name, reason: definition });
    const input = tryParseJson(text);
    if (input === undefined) return nothing({ code: 'never-delivered', target, reason: `${name} accepts JSON only` });

    const { ending, failures } = await run(definition, input, contextOf(arn, input));
    switch (ending.kind) {
      case 'unsupported':
        return nothing(...failures.map(fallbackReason(target)), { code: 'unsupported-state', target, state: ending.state, reason: ending.because });
      case 'published': {
        const sent = await this.topics.receive(ending.topicArn, { target, channel, text: ending.message }, ending);
        const randomFunctions = definition.randomFunctions.map(each => ({ code: 'uncertain-message', target, reason: `$${each} returns another value in each execution` } as const));
        return {
          ...sent,
          reasons: [...reasons, ...failures.map(fallbackReason(target)), ...randomFunctions, ...sent.reasons],
          standIns: [...sent.standIns, ...standIns, ...STAND_INS],
        };
      }
      default:
        return nothing({ code: 'never-delivered', target, reason: failureWords({ ending, failures }) });
    }
  }

  private machine(arn: string): Machine {
    const known = this.machines.get(arn);
    if (known !== undefined) return known;
    const resource = this.resources.get(arn)!;
    const resolved = this.resolver.property(resource, resource.properties.has('Definition') ? 'Definition' : 'DefinitionString');
    const machine = { name: resource.logicalId, resolved, definition: definitionOf(resolved.value) };
    this.machines.set(arn, machine);
    return machine;
  }
}

function definitionOf(value: Json | undefined): Definition | string {
  const definition = typeof value === 'string' ? tryParseJson(value) : value;
  if (definition === undefined) return 'its definition is no JSON';
  try {
    return readDefinition(definition);
  } catch (error) {
    if (error instanceof DefinitionRefused) return error.message;
    throw error;
  }
}

/**
 * `$states.context`, as far as it does not change from state to state.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
function contextOf(machine: string, input: Json): JsonObject {
  const id = machine.replace(':stateMachine:', ':express:');
  return {
    Execution: { Id: `${id}:${RUN.name}`, Input: input, Name: RUN.name, StartTime: RUN.startTime },
    StateMachine: { Id: machine, Name: machine.replace(/^.*:/, '') },
  };
}

function fallbackReason(target: string): (failure: Failure) => Reason {
  return ({ state, error, cause }) => ({ code: 'fallback-message', target, state, reason: `${error}: ${cause}` });
}

function failureWords({ ending, failures }: Run): string {
  const failed = failures.map(({ state, error, cause }) => `${state} fails (${error}: ${cause})`).join(', ');
  const end = ending.kind === 'sent-to-queue' ? `the event goes to ${ending.queue}` : 'no Catch handles the error';
  return [...failed === '' ? [] : [failed], end].join(', and ');
}
