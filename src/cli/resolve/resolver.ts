import { Resource, Stack } from '../assembly/stack';
import { isList, isObject, Json, members } from '../json-values';
import { holds } from './conditions';
import { INTRINSICS, placeholder, spell } from './intrinsics';
import { Environment, Exported, Outcome, Scope, StandIn, UNKNOWN } from './scope';

/** A place in a template that holds a value which only a deployment could tell. */
export interface Unresolved {
  /** The template's file. */
  readonly template: string;
  /** The logical ID of the resource. */
  readonly resource: string;
  /** The property, as `Properties.Targets[0].Arn`. */
  readonly property: string;
  /** The intrinsic as one would read it aloud: `Fn::GetAtt Lookup.Value`. */
  readonly intrinsic: string;
}

/** A value with the intrinsics evaluated, and how sure that is. */
export interface Resolved {
  readonly value: Json | undefined;
  readonly unresolved: readonly Unresolved[];
  readonly standIns: readonly StandIn[];
}

/** Gives the intrinsics of an app's templates the values that a deployment would, or plain stand-ins for them. */
export class Resolver {
  private exports?: Map<string, Exported[]>;

  /**
   * @param environment the account and Region of the event, for stacks that leave theirs to the deployment
   */
  constructor(readonly stacks: readonly Stack[], readonly environment: Environment) {}

  /** A property of a resource. */
  property(resource: Resource, name: string): Resolved {
    return this.resolve(resource, resource.properties.get(name), `Properties.${name}`);
  }

  /** A value that is written at a place of a resource. */
  resolve(resource: Resource, json: Json | undefined, place: string): Resolved {
    const evaluation = new Evaluation(this, resource.stack, resource, place);
    const value = evaluation.property(json);
    return { value, unresolved: evaluation.unresolved, standIns: evaluation.standIns };
  }

  /** What `Ref` of a resource gives in its own stack. */
  ref(resource: Resource): Resolved {
    return this.resolve(resource, { Ref: resource.logicalId }, 'Ref');
  }

  /** Whether the app makes this resource: `false` only if its condition surely does not hold. */
  makes(resource: Resource): boolean {
    const scope = new Evaluation(this, resource.stack, resource, 'Condition');
    return resource.condition === undefined || holds(resource.condition, scope) !== false;
  }

  /** The exports of this name; two stages of an app may both have one. */
  exportsOf(name: string): readonly Exported[] {
    if (this.exports === undefined) {
      // Set before it is filled, so that an export whose name imports another one finds nothing instead of no end.
      this.exports = new Map();
      for (const stack of this.stacks) this.addExports(stack, this.exports);
    }
    return this.exports.get(name) ?? [];
  }

  private addExports(stack: Stack, exports: Map<string, Exported[]>): void {
    for (const [logicalId, output] of stack.outputs) {
      const written = members(members(output).get('Export')).get('Name');
      if (written === undefined) continue;
      const name = new Evaluation(this, stack, { stack, logicalId }, 'Export.Name').attempt(written);
      if (typeof name === 'string') exports.set(name, [...exports.get(name) ?? [], { stack, value: members(output).get('Value') }]);
    }
  }
}

/** One value being resolved; `origin` is what a message can point at, wherever the references lead. */
class Evaluation implements Scope {
  readonly environment: Environment;

  constructor(
    private readonly resolver: Resolver,
    readonly stack: Stack,
    private readonly origin: Pick<Resource, 'stack' | 'logicalId'>,
    private readonly place: string,
    private readonly followed: readonly string[] = [],
    readonly unresolved: Unresolved[] = [],
    readonly standIns: StandIn[] = [],
  ) {
    this.environment = resolver.environment;
  }

  /** A value as a template has it, so that each part has its own place. */
  property(json: Json | undefined): Json | undefined {
    return this.at(this.place, json, (place, step) => `${place}${step}`);
  }

  value(json: Json | undefined): Json | undefined {
    // Inside an intrinsic, what a reader looks for is where the intrinsic stands.
    return this.at(this.place, json, place => place);
  }

  attempt(json: Json | undefined): Outcome {
    const trial = new Evaluation(this.resolver, this.stack, this.origin, this.place, this.followed, [], this.standIns);
    const value = trial.value(json);
    return trial.unresolved.length > 0 ? UNKNOWN : value;
  }

  standIn(text: string, of: string): string {
    this.standIns.push({ text, of });
    return text;
  }

  follow(name: string, stack: Stack): Scope | undefined {
    const step = `${this.stack.file}: ${name}`;
    if (this.followed.includes(step)) return undefined;
    return new Evaluation(this.resolver, stack, this.origin, this.place, [...this.followed, step], this.unresolved, this.standIns);
  }

  exported(name: string): Exported | undefined {
    const found = this.resolver.exportsOf(name);
    const { account, region } = this.stack;
    // An import reads the exports of its own account and Region.
    return found.find(({ stack }) => stack.account === account && stack.region === region) ?? found[0];
  }

  private at(place: string, json: Json | undefined, inside: (place: string, step: string) => string): Json | undefined {
    if (typeof json === 'string') return this.literal(place, json);
    if (isList(json)) return json.map((item, index) => this.at(inside(place, `[${index}]`), item, inside)).filter(item => item !== undefined);
    if (!isObject(json)) return json;
    const entries = Object.entries(json);
    const [name, argument] = entries[0] ?? [];
    if (entries.length === 1 && (name === 'Ref' || name.startsWith('Fn::'))) return this.evaluate(place, name, argument);
    return Object.fromEntries(entries.flatMap(([key, member]) => {
      const value = this.at(inside(place, `.${key}`), member, inside);
      return value === undefined ? [] : [[key, value]];
    }));
  }

  private evaluate(place: string, name: string, argument: Json): Json | undefined {
    const here = new Evaluation(this.resolver, this.stack, this.origin, place, this.followed, this.unresolved, this.standIns);
    const intrinsic = INTRINSICS.get(name);
    const outcome = intrinsic === undefined ? UNKNOWN : intrinsic(argument, here);
    if (outcome !== UNKNOWN) return outcome;
    this.cannot(place, spell(name, argument));
    return placeholder(name, argument);
  }

  /** A dynamic reference is text to CloudFormation, and a value from SSM or Secrets Manager to the service. */
  private literal(place: string, text: string): string {
    for (const [reference] of text.matchAll(/\{\{resolve:[^}]*\}\}/g)) this.cannot(place, reference);
    return text;
  }

  private cannot(property: string, intrinsic: string): void {
    this.unresolved.push({ template: this.origin.stack.file, resource: this.origin.logicalId, property, intrinsic });
  }
}
