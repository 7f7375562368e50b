import { basename } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { listFiles, read } from './sources.ts';

interface ExportedFunction {
  readonly file: string;
  readonly name: string;
  readonly node: ts.FunctionDeclaration | ts.ArrowFunction;
}

const files = listFiles('subgraphs/*.ts').filter((file) => !/\.test\.ts$|\/(test|generated|migrations)\//.test(file));

const isExported = (node: ts.FunctionDeclaration | ts.VariableStatement) =>
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;

function functionsOf(file: string): ExportedFunction[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((node): ExportedFunction[] => {
    if (ts.isFunctionDeclaration(node) && node.name && isExported(node)) return [{ file, name: node.name.text, node }];
    if (!ts.isVariableStatement(node) || !isExported(node)) return [];
    return node.declarationList.declarations.flatMap(({ name, initializer }) =>
      initializer && ts.isArrowFunction(initializer) ? [{ file, name: name.getText(), node: initializer }] : [],
    );
  });
}

const functions = files.flatMap(functionsOf);
const typeOf = ({ node }: ExportedFunction) => node.type?.getText() ?? '';
const where = ({ file, name }: ExportedFunction) => `${file}: ${name}`;
const departing = (isMeant: (found: ExportedFunction) => boolean, isRight: (found: ExportedFunction) => boolean) =>
  functions.filter((found) => isMeant(found) && !isRight(found)).map(where);

const isFunction = (property: ts.ObjectLiteralElementLike) =>
  ts.isMethodDeclaration(property) ||
  (ts.isPropertyAssignment(property) &&
    (ts.isArrowFunction(property.initializer) || ts.isFunctionExpression(property.initializer)));

/** Whether a function returns an object with functions of its own. */
function isMaker({ node: { body } }: ExportedFunction): boolean {
  if (!body) return false;
  const last = ts.isBlock(body) ? body.statements.at(-1) : undefined;
  const returned = ts.isBlock(body) ? last && ts.isReturnStatement(last) && last.expression : body;
  if (!returned) return false;
  const made = ts.isParenthesizedExpression(returned) ? returned.expression : returned;
  return ts.isObjectLiteralExpression(made) && made.properties.some(isFunction);
}

test('what makes an object with functions is named createX, or openX if someone has to close it', () => {
  expect(departing(isMaker, ({ name }) => /^(create|open)[A-Z]/.test(name))).toEqual([]);
});

test('what makes a handler is named handleX after its job or message, and lies in a file of jobs', () => {
  const definitionOf = (name: string) => name.replace(/^handle([A-Z])/, (_all, first: string) => first.toLowerCase());
  const isRight = ({ file, name, node }: ExportedFunction) =>
    /^handle[A-Z]/.test(name) &&
    file.endsWith('.job.ts') &&
    new RegExp(`\\b${definitionOf(name)}(Jobs?)?\\b`).test(node.getText());
  const isMeant = (found: ExportedFunction) =>
    /^Handler(\[\])?$/.test(typeOf(found)) && found.name !== 'createHandlers';
  expect(departing(isMeant, isRight)).toEqual([]);
  expect(departing(({ name }) => /^handle[A-Z]/.test(name), isMeant)).toEqual([]);
});

test('jobs, loaders, resolvers and routes have names that say so', () => {
  const exported = (file: string) =>
    [...read(file).matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)].map(([, name = '']) => ({ file, name }));
  const named = (isMeant: (file: string) => boolean, pattern: RegExp) =>
    files
      .filter(isMeant)
      .flatMap(exported)
      .filter(({ name }) => !pattern.test(name))
      .map(({ file, name }) => `${file}: ${name}`);
  expect(named((file) => basename(file) === 'job-definitions.ts', /Jobs?$/)).toEqual([]);
  expect(named((file) => file.endsWith('.loader.ts'), /Loader$/)).toEqual([]);
  expect(named((file) => file.endsWith('.resolvers.ts'), /Resolvers$/)).toEqual([]);
  const isRoute = ({ node }: ExportedFunction) => node.parameters[0]?.type?.getText() === 'FastifyInstance';
  expect(departing(isRoute, ({ name }) => /^add[A-Z]/.test(name))).toEqual([]);
});
