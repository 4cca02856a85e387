import { Arrival, Parcel, TargetKind } from './target-kind';
import { TopicTarget } from './topic-target';
import { Resource } from '../../assembly/stack';
import { Json, JsonObject } from '../../json-values';
import { Resolved, Resolver } from '../../resolve/resolver';
import { StandIn, UNKNOWN_ID } from '../../resolve/scope';
import { Reason } from '../alert-result';
import { Definition, DefinitionRefused, readDefinition } from '../workflow/definition';
import { Failure, Run, run } from '../workflow/run';

/** What Step Functions makes up for each run. */
const RUN = { name: UNKNOWN_ID, startTime: '1970-01-01T00:00:00.000Z' };
const MADE_UP: readonly StandIn[] = [
  { text: RUN.name, of: 'the name of the run' },
  { text: RUN.startTime, of: 'the time at which the run starts' },
];

/** A state machine, read once. */
interface Machine {
  readonly name: string;
  /** A text instead says why Step Functions would refuse it. */
  readonly definition: Definition | string;
  readonly resolved: Resolved;
}

/** State machines of the app, which publish what they make of an event. */
export class StateMachineTarget implements TargetKind {
  private readonly resources = new Map<string, Resource>();
  private readonly machines = new Map<string, Machine>();

  constructor(private readonly resolver: Resolver, private readonly topics: TopicTarget) {
    const resources = resolver.stacks.flatMap(stack => [...stack.resources.values()]);
    for (const resource of resources.filter(({ type }) => type === 'AWS::StepFunctions::StateMachine')) {
      const arn = resolver.ref(resource).value;
      if (typeof arn === 'string' && resolver.makes(resource)) this.resources.set(arn, resource);
    }
  }

  accepts(arn: string): boolean {
    return this.resources.has(arn);
  }

  async receive(arn: string, { target, channel, text }: Parcel): Promise<Arrival> {
    const { name, definition, resolved: { unresolved, standIns } } = this.machine(arn);
    const reasons: Reason[] = unresolved.map(place => ({ code: 'unresolved', ...place }));
    const nothing = (...more: readonly Reason[]): Arrival => ({ reasons: [...reasons, ...more], deliveries: [], notes: [], standIns: [] });
    if (typeof definition === 'string') return nothing({ code: 'machine-refused', machine: name, reason: definition });
    const input = parsed(text);
    if (input === undefined) return nothing({ code: 'undelivered', target, reason: `${name} takes JSON only` });

    const { ending, failures } = await run(definition, input, contextOf(arn, input));
    switch (ending.kind) {
      case 'unforetold':
        return nothing(...failures.map(fellBack(target)), { code: 'unforetold', target, state: ending.state, reason: ending.because });
      case 'published': {
        const sent = await this.topics.receive(ending.topicArn, { target, channel, text: ending.message }, ending.subject);
        const chance = definition.chance.map(each => ({ code: 'undecided', target, reason: `$${each} gives another value in each run` } as const));
        return {
          ...sent,
          reasons: [...reasons, ...failures.map(fellBack(target)), ...chance, ...sent.reasons],
          standIns: [...sent.standIns, ...standIns, ...MADE_UP],
        };
      }
      default:
        return nothing({ code: 'undelivered', target, reason: ended({ ending, failures }) });
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
  const definition = typeof value === 'string' ? parsed(value) : value;
  if (definition === undefined) return 'its definition is no JSON';
  try {
    return readDefinition(definition);
  } catch (error) {
    if (error instanceof DefinitionRefused) return error.message;
    throw error;
  }
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
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

function fellBack(target: string): (failure: Failure) => Reason {
  return ({ state, error, cause }) => ({ code: 'fell-back', target, state, reason: `${error}: ${cause}` });
}

function ended({ ending, failures }: Run): string {
  const failed = failures.map(({ state, error, cause }) => `${state} fails (${error}: ${cause})`).join(', ');
  const kept = ending.kind === 'kept' ? `the event goes to ${ending.queue}` : 'nobody catches that';
  return [...failed === '' ? [] : [failed], kept].join(', and ');
}
