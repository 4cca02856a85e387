import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { Misuse } from '../command';
import { Files } from '../files';
import { isObject, Json, JsonObject, memberAt, members, stringAt } from '../json-values';
import { printableLine } from '../printable';
import { physicalName, Stack, stackOf, StackSource, Resource } from './stack';

/** Reads a file that should contain a JSON object; `expected` names its kind. */
type ObjectReader = (file: string, expected: string) => JsonObject;

/**
 * Reads every stack of a synthesised app, nested stacks included.
 *
 * `app` is a cloud assembly (`cdk.out`), whose manifest lists its stacks, since the CDK leaves templates of
 * earlier runs in place; or a plain folder of `*.template.json`; or one template. Fails with `Misuse` on anything else.
 *
 * @param app as typed
 * @param cwd what a relative `app` starts from
 */
export function readAssembly(app: string, cwd: string, files = new Files()): Stack[] {
  const path = resolve(cwd, app);
  const typed = printableLine(app);
  if (!existsSync(path)) throw new Misuse(`${typed} does not exist: run "cdk synth", or name the folder that it wrote`);

  const read: ObjectReader = (file, expected) => objectIn(files.json(file, nameFrom(path, file)), nameFrom(path, file), expected);
  if (!statSync(path).isDirectory()) return topStack({ file: path, name: stackNameOf(path) }, path, read);
  if (existsSync(join(path, 'manifest.json'))) return readManifest(path, path, read);
  const templates = readdirSync(path).filter(file => file.endsWith('.template.json') && !file.endsWith('.nested.template.json')).sort();
  if (templates.length === 0) throw new Misuse(`${typed} contains neither manifest.json nor a template: name the folder that "cdk synth" wrote`);
  return templates.flatMap(file => topStack({ file: join(path, file), name: stackNameOf(file) }, path, read));
}

/**
 * Reads the stacks that a manifest names, and those of the assemblies (Stages) inside it.
 *
 * @param outer the folders of the assemblies around it
 */
function readManifest(folder: string, root: string, read: ObjectReader, outer: readonly string[] = []): Stack[] {
  const what = nameFrom(root, join(folder, 'manifest.json'));
  const manifest = read(join(folder, 'manifest.json'), 'the manifest of an app');
  const own = realpathSync(folder);
  if (outer.includes(own)) throw new Misuse(`${what}: this assembly is inside itself: run "cdk synth" again`);
  return [...members(memberAt(manifest, 'artifacts'))].flatMap(([id, artifact]) => {
    switch (stringAt(artifact, 'type')) {
      case 'cdk:cloud-assembly': {
        const inner = stringAt(artifact, 'properties', 'directoryName');
        if (inner === undefined) throw new Misuse(`${what}: the assembly ${printableLine(id)} names no directory: run "cdk synth" again`);
        return readManifest(join(folder, inner), root, read, [...outer, own]);
      }
      case 'aws:cloudformation:stack': {
        const file = stringAt(artifact, 'properties', 'templateFile');
        if (file === undefined) throw new Misuse(`${what}: the stack ${printableLine(id)} names no template: run "cdk synth" again`);
        const name = stringAt(artifact, 'properties', 'stackName') ?? id;
        const selector = stringAt(artifact, 'displayName') ?? id;
        return topStack({ file: join(folder, file), name, selector, ...environmentOf(stringAt(artifact, 'environment')) }, root, read);
      }
      default:
        return [];
    }
  });
}

/** A stack that is deployed by itself, followed by those nested in it. */
function topStack(source: Omit<StackSource, 'template'>, root: string, read: ObjectReader): Stack[] {
  const template = (file: string) => read(file, 'a template');
  const stack = stackOf({ ...source, file: nameFrom(root, source.file), template: template(source.file) });
  return [stack, ...nest(stack, dirname(source.file), assetsOf(source.file, read), template, file => nameFrom(root, file))];
}

/** The stack's asset manifest, which lies beside its template; a plain folder may lack it. */
function assetsOf(file: string, read: ObjectReader): JsonObject {
  const path = file.replace(/\.template\.json$/, '.assets.json');
  return path !== file && existsSync(path) ? read(path, 'an asset manifest') : {};
}

/** `aws://ACCOUNT/REGION`, where either may be `unknown-account` or `unknown-region`. */
function environmentOf(environment = ''): Pick<StackSource, 'account' | 'region'> {
  const [, account, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(environment) ?? [];
  return {
    account: account === 'unknown-account' ? undefined : account,
    region: region === 'unknown-region' ? undefined : region,
  };
}

function objectIn(value: Json, what: string, expected: string): JsonObject {
  if (!isObject(value)) throw new Misuse(`${what} is not ${expected}: it should be a JSON object`);
  return value;
}

function stackNameOf(file: string): string {
  return basename(file).replace(/(\.template)?\.json$/, '');
}

/** A file as messages call it: from the folder that was given. */
function nameFrom(root: string, file: string): string {
  return printableLine(relative(root, file) || basename(file));
}

/** Reads a template file. */
export type TemplateReader = (file: string) => JsonObject;

/**
 * Finds the stacks nested in a stack, and in those, and hangs them into it.
 * A nested stack whose template is not there is left out: what refers to it cannot be resolved.
 *
 * @param assets the asset manifest of the outermost stack, which lists the nested templates too
 * @param called how messages call a file
 * @returns the nested stacks, outer ones first
 */
export function nest(stack: Stack, folder: string, assets: JsonObject, template: TemplateReader, called: (file: string) => string): Stack[] {
  const found: Stack[] = [];
  for (const resource of stack.resources.values()) {
    const file = resource.type === 'AWS::CloudFormation::Stack' ? templateFileOf(resource, assets) : undefined;
    if (file === undefined || !existsSync(resolve(folder, file)) || nestsItself(stack, called(resolve(folder, file)))) continue;
    const nested = stackOf({
      file: called(resolve(folder, file)),
      name: physicalName(resource),
      account: stack.account,
      region: stack.region,
      template: template(resolve(folder, file)),
      parent: resource,
    });
    stack.nested.set(resource.logicalId, nested);
    found.push(nested, ...nest(nested, folder, assets, template, called));
  }
  return found;
}

/** The CDK writes the file's name beside the resource, unless asset metadata is off; then the hash in its URL identifies it. */
function templateFileOf(resource: Resource, assets: JsonObject): string | undefined {
  const named = resource.metadata.get('aws:asset:path');
  if (typeof named === 'string') return named;
  const url = JSON.stringify(resource.properties.get('TemplateURL') ?? '');
  const [, asset] = [...members(memberAt(assets, 'files'))].find(([hash]) => url.includes(hash)) ?? [];
  return stringAt(asset, 'source', 'path');
}

/** A broken app could name a template inside itself; the CDK never does. */
function nestsItself(stack: Stack, file: string): boolean {
  return stack.file === file || (stack.parent !== undefined && nestsItself(stack.parent.stack, file));
}
