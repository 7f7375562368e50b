import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import type { Limits } from './limits.ts';

type DocumentLimits = Pick<Limits, 'documentDepth' | 'documentFields' | 'documentAliases' | 'documentDirectives'>;

interface Size {
  depth: number;
  fields: number;
  aliases: number;
  directives: number;
}

/** Measures selections with every fragment written out. Each fragment is measured once, so reuse within reuse costs nothing. */
function createMeasure(document: DocumentNode) {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const measured = new Map<string, Size>();

  function ofFragment(name: string): Size {
    const known = measured.get(name);
    if (known) return known;
    // Set before it is complete: a fragment within itself, which validation refuses, then ends here.
    measured.set(name, { depth: 0, fields: 0, aliases: 0, directives: 0 });
    const size = ofSelections(fragments.get(name)?.selectionSet);
    measured.set(name, size);
    return size;
  }

  function ofSelections(set: SelectionSetNode | undefined): Size {
    const total: Size = { depth: 0, fields: 0, aliases: 0, directives: 0 };
    for (const selection of set?.selections ?? []) {
      const isField = selection.kind === Kind.FIELD;
      const inner = selection.kind === Kind.FRAGMENT_SPREAD ? ofFragment(selection.name.value) : ofSelections(selection.selectionSet);
      total.depth = Math.max(total.depth, inner.depth + (isField ? 1 : 0));
      total.fields += inner.fields + (isField ? 1 : 0);
      total.aliases += inner.aliases + (isField && selection.alias ? 1 : 0);
      total.directives += inner.directives + (selection.directives?.length ?? 0);
    }
    return total;
  }

  return ofSelections;
}

/** A validation rule: an operation over a limit is refused before a plan is made for it. */
export function documentSize(limits: DocumentLimits): (context: ValidationContext) => ASTVisitor {
  return (context) => {
    const measure = createMeasure(context.getDocument());
    return {
      OperationDefinition(node) {
        const { depth, fields, aliases, directives } = measure(node.selectionSet);
        const refuse = (is: number, limit: number, what: string) => {
          if (is > limit) context.reportError(new GraphQLError(`The document has ${is} ${what}; at most ${limit} are allowed.`));
        };
        refuse(depth, limits.documentDepth, 'nested levels');
        refuse(fields, limits.documentFields, 'fields');
        refuse(aliases, limits.documentAliases, 'aliases');
        refuse(directives + (node.directives?.length ?? 0), limits.documentDirectives, 'directives');
      },
    };
  };
}
