import ts from 'typescript';
import { listFiles, read } from './sources.ts';

const listResolvers = () => listFiles('subgraphs/*resolvers.ts').filter((file) => !file.includes('/generated/'));

/**
 * How the resolver of a mutation calls its use case: the arguments as they are written, or the whole resolver where it
 * does more.
 */
function callOf(resolver: ts.ObjectLiteralElementLike): string {
  const made = ts.isPropertyAssignment(resolver) ? resolver.initializer : resolver;
  return ts.isArrowFunction(made) && ts.isCallExpression(made.body)
    ? `(${made.body.arguments.map((argument) => argument.getText()).join(', ')})`
    : resolver.getText();
}

/**
 * The signatures of use cases, each with how many mutations call theirs so. Use cases without an input leave it out.
 */
export function signatures(): Map<string, number> {
  const counts = new Map<string, number>();
  const visit = (node: ts.Node): void => {
    if (
      ts.isPropertyAssignment(node) &&
      node.name.getText() === 'Mutation' &&
      ts.isObjectLiteralExpression(node.initializer)
    ) {
      for (const resolver of node.initializer.properties.filter((property) => !ts.isSpreadAssignment(property))) {
        const call = callOf(resolver).replace(/^\(ctx\)$/, '(ctx, input)');
        counts.set(call, (counts.get(call) ?? 0) + 1);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of listResolvers()) visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true));
  return counts;
}
