import { join } from 'node:path';
import * as ts from 'typescript';
import { Kind, Props } from '../../../src/input/value-kind';
import { ROOT } from '../../support/repository';

const SRC = join(ROOT, 'src');
const program = ts.createProgram([join(SRC, 'index.ts')], { strict: true, module: ts.ModuleKind.Node16, target: ts.ScriptTarget.ES2022, skipLibCheck: true, types: [] });
const checker = program.getTypeChecker();

/** The parameters of every public constructor and method, but for those that take none. */
export function declaredParameters(): ReadonlyMap<string, readonly ts.Symbol[]> {
  const module = checker.getSymbolAtLocation(program.getSourceFile(join(SRC, 'index.ts'))!)!;
  const classes = checker.getExportsOfModule(module).map(name => checker.getAliasedSymbol(name))
    .filter(({ declarations = [] }) => declarations.some(ts.isClassDeclaration));
  return new Map(classes.flatMap(type => [...type.exports?.values() ?? [], ...type.members?.values() ?? []]
    .filter(isPublic)
    .flatMap(member => (member.declarations ?? []).filter(isFunction).map(({ parameters }): [string, readonly ts.Symbol[]] => [
      `${type.name}.${member.name === '__constructor' ? 'constructor' : member.name}`,
      parameters.map(({ name }) => checker.getSymbolAtLocation(name)!),
    ])))
    .filter(([, parameters]) => parameters.length > 0));
}

/** In what a description and a declaration of parameters or props differ; nothing if they say the same. */
export function differences(described: Props, declared: readonly ts.Symbol[], path: string): readonly string[] {
  const names = declared.map(({ name }) => name);
  return [
    ...names.filter(name => !(name in described)).map(name => `${path}.${name} is not described`),
    ...Object.keys(described).filter(name => !names.includes(name)).map(name => `${path}.${name} is not declared`),
    ...declared.filter(({ name }) => name in described).flatMap(symbol => differenceOf(described[symbol.name], symbol, `${path}.${symbol.name}`)),
  ];
}

function differenceOf(kind: Kind, symbol: ts.Symbol, path: string): readonly string[] {
  const isOptional = (symbol.declarations ?? []).some(isOptionalDeclaration);
  return [
    ...(isOptional === Boolean(kind.optional) ? [] : [`${path} is ${isOptional ? 'optional' : 'required'}`]),
    ...differenceOfType(kind, checker.getNonNullableType(checker.getTypeOfSymbol(symbol)), path),
  ];
}

function differenceOfType(kind: Kind, type: ts.Type, path: string): readonly string[] {
  const text = checker.typeToString(type);
  const same = (is: boolean) => is ? [] : [`${path} is ${text}, and described as ${JSON.stringify(kind)}`];
  switch (kind.kind) {
    case 'text': return same(text === 'string');
    case 'flag': return same(text === 'boolean');
    case 'choice': return same(text === kind.name && String((type as ts.UnionType).types.map(each => (each as ts.StringLiteralType).value)) === String(kind.values));
    case 'list': return checker.isArrayType(type) ? differenceOfType(kind.of, checker.getTypeArguments(type as ts.TypeReference)[0], `${path}[]`) : same(false);
    case 'map': {
      const element = checker.getIndexInfoOfType(type, ts.IndexKind.String)?.type;
      return element ? differenceOfType(kind.of, element, `${path}{}`) : same(false);
    }
    case 'class': return same(text === kind.name);
    case 'member': return same(isOfCdk(type) && checker.getPropertyOfType(type, kind.member) !== undefined);
    case 'struct': return isOfCdk(type) ? same(false) : differences(kind.props, checker.getPropertiesOfType(type), path);
    case 'options': return same(isOfCdk(type) && text.endsWith('Options'));
  }
}

function isOfCdk(type: ts.Type): boolean {
  return (type.symbol?.declarations ?? []).some(declaration => declaration.getSourceFile().fileName.includes('/node_modules/aws-cdk-lib/'));
}

/** A parameter with a value of its own is given that value before it is checked. */
function isOptionalDeclaration(declaration: ts.Declaration): boolean {
  return (ts.isPropertySignature(declaration) || ts.isParameter(declaration)) && declaration.questionToken !== undefined;
}

function isFunction(declaration: ts.Declaration): declaration is ts.ConstructorDeclaration | ts.MethodDeclaration {
  return ts.isConstructorDeclaration(declaration) || ts.isMethodDeclaration(declaration);
}

function isPublic(member: ts.Symbol): boolean {
  const isHidden = (declaration: ts.Declaration) => ts.canHaveModifiers(declaration)
    && (ts.getModifiers(declaration) ?? []).some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword);
  return !member.getJsDocTags().some(({ name }) => name === 'internal') && !(member.declarations ?? []).some(isHidden);
}
