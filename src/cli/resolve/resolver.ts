import { Resource, Stack } from '../assembly/stack';
import { isList, isObject, Json, memberAt } from '../json-values';
import { conditionHolds, INTRINSICS, placeholder, intrinsicWords } from './intrinsics';
import { Environment, Exported, IntrinsicValue, Scope, StandIn, UNRESOLVED } from './scope';

/** A value in a template that is known at deployment only. */
export interface Unresolved {
  /** The template's file. */
  readonly template: string;
  /** The logical ID of the resource. */
  readonly resource: string;
  /** The property, as `Properties.Targets[0].Arn`. */
  readonly property: string;
  /** The intrinsic in words: `Fn::GetAtt Lookup.Value`. */
  readonly intrinsic: string;
}

/** A value with its intrinsics evaluated, and the parts that are not certain. */
export interface Resolved {
  readonly value: Json | undefined;
  readonly unresolved: readonly Unresolved[];
  readonly standIns: readonly StandIn[];
}

/** Evaluates the intrinsics of an app's templates as a deployment would, with stand-ins for values that are known at deployment only. */
export class Resolver {
  private exports?: Map<string, Exported[]>;

  /**
   * @param environment the account and Region of the event, for stacks without an environment
   */
  constructor(readonly stacks: readonly Stack[], readonly environment: Environment) {}

  /** A property of a resource. */
  property(resource: Resource, name: string): Resolved {
    return this.resolve(resource, resource.properties.get(name), `Properties.${name}`);
  }

  /** A value at a path of a resource. */
  resolve(resource: Resource, json: Json | undefined, path: string): Resolved {
    const evaluation = new Evaluation(this, resource.stack, resource, path);
    const value = evaluation.property(json);
    return { value, unresolved: evaluation.unresolved, standIns: evaluation.standIns };
  }

  /** The value of `Ref` of a resource in its own stack. */
  ref(resource: Resource): Resolved {
    return this.resolve(resource, { Ref: resource.logicalId }, 'Ref');
  }

  /** Whether the app creates this resource: `false` only if its condition is certainly false. */
  creates(resource: Resource): boolean {
    const scope = new Evaluation(this, resource.stack, resource, 'Condition');
    return resource.condition === undefined || conditionHolds(resource.condition, scope) !== false;
  }

  /** The exports of this name; two stages of an app may both have one. */
  exportsOf(name: string): readonly Exported[] {
    if (this.exports === undefined) {
      // Set before it is filled, so that an export whose name imports another one finds nothing, instead of an endless recursion.
      this.exports = new Map();
      for (const stack of this.stacks) this.addExports(stack, this.exports);
    }
    return this.exports.get(name) ?? [];
  }

  private addExports(stack: Stack, exports: Map<string, Exported[]>): void {
    for (const [logicalId, output] of stack.outputs) {
      const written = memberAt(output, 'Export', 'Name');
      if (written === undefined) continue;
      const name = new Evaluation(this, stack, { stack, logicalId }, 'Export.Name').attempt(written);
      if (typeof name === 'string') exports.set(name, [...exports.get(name) ?? [], { stack, value: memberAt(output, 'Value') }]);
    }
  }
}

/** The evaluation of one value. `origin` is the resource that messages name, wherever the references lead. */
class Evaluation implements Scope {
  readonly environment: Environment;

  constructor(
    private readonly resolver: Resolver,
    readonly stack: Stack,
    private readonly origin: Pick<Resource, 'stack' | 'logicalId'>,
    private readonly path: string,
    private readonly followed: readonly string[] = [],
    readonly unresolved: Unresolved[] = [],
    readonly standIns: StandIn[] = [],
  ) {
    this.environment = resolver.environment;
  }

  /** A value of a property, each part with its own path. */
  property(json: Json | undefined): Json | undefined {
    return this.at(this.path, json, (path, step) => `${path}${step}`);
  }

  value(json: Json | undefined): Json | undefined {
    // Inside an intrinsic, messages name the path of the intrinsic.
    return this.at(this.path, json, path => path);
  }

  attempt(json: Json | undefined): IntrinsicValue {
    const trial = new Evaluation(this.resolver, this.stack, this.origin, this.path, this.followed, [], this.standIns);
    const value = trial.value(json);
    return trial.unresolved.length > 0 ? UNRESOLVED : value;
  }

  standIn(text: string, of: string): string {
    this.standIns.push({ text, of });
    return text;
  }

  follow(name: string, stack: Stack): Scope | undefined {
    const step = `${this.stack.file}: ${name}`;
    if (this.followed.includes(step)) return undefined;
    return new Evaluation(this.resolver, stack, this.origin, this.path, [...this.followed, step], this.unresolved, this.standIns);
  }

  exported(name: string): Exported | undefined {
    const found = this.resolver.exportsOf(name);
    const { account, region } = this.stack;
    // An import reads the exports of its own account and Region.
    return found.find(({ stack }) => stack.account === account && stack.region === region) ?? found[0];
  }

  private at(path: string, json: Json | undefined, inside: (path: string, step: string) => string): Json | undefined {
    if (typeof json === 'string') return this.literal(path, json);
    if (isList(json)) return json.map((item, index) => this.at(inside(path, `[${index}]`), item, inside)).filter(item => item !== undefined);
    if (!isObject(json)) return json;
    const entries = Object.entries(json);
    const [name, argument] = entries[0] ?? [];
    if (entries.length === 1 && (name === 'Ref' || name.startsWith('Fn::'))) return this.evaluate(path, name, argument);
    return Object.fromEntries(entries.flatMap(([key, member]) => {
      const value = this.at(inside(path, `.${key}`), member, inside);
      return value === undefined ? [] : [[key, value]];
    }));
  }

  private evaluate(path: string, name: string, argument: Json): Json | undefined {
    const here = new Evaluation(this.resolver, this.stack, this.origin, path, this.followed, this.unresolved, this.standIns);
    const intrinsic = INTRINSICS.get(name);
    const value = intrinsic === undefined ? UNRESOLVED : intrinsic(argument, here);
    if (value !== UNRESOLVED) return value;
    this.addUnresolved(path, intrinsicWords(name, argument));
    return placeholder(name, argument);
  }

  /** A dynamic reference is text to CloudFormation, and a value from SSM or Secrets Manager to the service. */
  private literal(path: string, text: string): string {
    for (const [reference] of text.matchAll(/\{\{resolve:[^}]*\}\}/g)) this.addUnresolved(path, reference);
    return text;
  }

  private addUnresolved(property: string, intrinsic: string): void {
    this.unresolved.push({ template: this.origin.stack.file, resource: this.origin.logicalId, property, intrinsic });
  }
}
