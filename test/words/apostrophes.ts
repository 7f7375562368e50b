import { parse, visit } from 'graphql';
import ts from 'typescript';
import { filesToRead } from './read-words.ts';
import { read } from '../structure/sources.ts';

/** Folders whose strings people read: failures, mails, notices and screens. */
const people = /^(subgraphs|gateway|providers|kit\/(graph|http)|portal\/src)\/.*\.ts$|^schema\/.*\.graphql$/;
/** What only the administrator or a developer reads: command lines, the environment, a column's name, tests. */
const leftOut =
  /\.test\.ts$|(^|\/)(test|testing)\/|(^|\/)env\.ts$|stripe-setup\.adapter\.ts$|channel\/channel\.entity\.ts$/;

const straight = /[A-Za-z]'[a-z]|s'\s/;

const isForDevelopers = (node: ts.Node) =>
  ts.isImportDeclaration(node) ||
  ts.isTaggedTemplateExpression(node) ||
  (ts.isCallExpression(node) && /\blog\??\.\w+$/.test(node.expression.getText())) ||
  (ts.isNewExpression(node) && node.expression.getText() === 'Error');

/** The strings of a source that have a straight apostrophe, without log lines, thrown errors and SQL. */
export function straightInSource(source: string): string[] {
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (isForDevelopers(node)) return;
    if ((ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) && straight.test(node.text))
      found.push(node.text);
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
  return found;
}

/** The descriptions that have a straight apostrophe. */
export function straightInSchema(source: string): string[] {
  const found: string[] = [];
  const check = (text: string | undefined) => text !== undefined && straight.test(text) && found.push(text);
  visit(parse(source), {
    enter: (node) => void check('description' in node ? node.description?.value : undefined),
  });
  return found;
}

/** Every string with a straight apostrophe that a user reads. */
export function straightApostrophes(): string[] {
  return filesToRead()
    .filter((file) => people.test(file) && !leftOut.test(file))
    .flatMap((file) => {
      const source = read(file);
      const found = file.endsWith('.graphql') ? straightInSchema(source) : straightInSource(source);
      return found.map((text) => `${file}: ${text}`);
    });
}
