import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import type { Limits } from './limits.ts';

type DocumentLimits = Pick<
  Limits,
  'documentDepth' | 'documentFields' | 'documentAliases' | 'documentDirectives' | 'documentRepeats'
>;

interface Size {
  depth: number;
  fields: number;
  aliases: number;
  directives: number;
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  return fragments;
}

/**
 * Measures selections with every fragment written out. Each fragment is measured once, so nested reuse costs nothing.
 */
function createMeasure(document: DocumentNode) {
  const fragments = fragmentsOf(document);
  const measured = new Map<string, Size>();

  function ofFragment(name: string): Size {
    const known = measured.get(name);
    if (known) return known;
    // Set before it is complete: a fragment within itself ends here, with a size that no document may have.
    measured.set(name, { depth: Infinity, fields: 0, aliases: 0, directives: 0 });
    const size = ofSelections(fragments.get(name)?.selectionSet);
    measured.set(name, size);
    return size;
  }

  function ofSelections(set: SelectionSetNode | undefined): Size {
    const total: Size = { depth: 0, fields: 0, aliases: 0, directives: 0 };
    for (const selection of set?.selections ?? []) {
      const isField = selection.kind === Kind.FIELD;
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? ofFragment(selection.name.value)
          : ofSelections(selection.selectionSet);
      total.depth = Math.max(total.depth, inner.depth + (isField ? 1 : 0));
      total.fields += inner.fields + (isField ? 1 : 0);
      total.aliases += inner.aliases + (isField && selection.alias ? 1 : 0);
      total.directives += inner.directives + (selection.directives?.length ?? 0);
    }
    return total;
  }

  /** Counts each field by its position in the answer. */
  function countPlaces(set: SelectionSetNode | undefined, path: string, counts: Map<string, number>): void {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const place = `${path}.${(selection.alias ?? selection.name).value}`;
        counts.set(place, (counts.get(place) ?? 0) + 1);
        countPlaces(selection.selectionSet, place, counts);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) countPlaces(selection.selectionSet, path, counts);
      // A fragment without fields could be spread any number of times.
      else if (ofFragment(selection.name.value).fields > 0)
        countPlaces(fragments.get(selection.name.value)?.selectionSet, path, counts);
    }
  }

  return {
    sizeOf: ofSelections,
    /**
     * How many times the most repeated field occurs at one position of the answer, with fragments written out:
     * validation compares each with each, which takes quadratic time. The size must be within its limits.
     */
    repeatsIn(set: SelectionSetNode): number {
      const counts = new Map<string, number>();
      countPlaces(set, '', counts);
      return Math.max(0, ...counts.values());
    },
  };
}

/**
 * What exceeds the limits in a document, as a sentence for its author; and the number of fields of all its operations,
 * with fragments written out.
 */
export function measureDocument(
  document: DocumentNode,
  limits: DocumentLimits,
): { readonly issue: string | null; readonly fields: number } {
  const { sizeOf, repeatsIn } = createMeasure(document);
  let all = 0;
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION) continue;
    const { depth, fields, aliases, directives } = sizeOf(node.selectionSet);
    all += fields;
    const sizes: [is: number, limit: number, what: string][] = [
      [depth, limits.documentDepth, 'nested levels'],
      [fields, limits.documentFields, 'fields'],
      [aliases, limits.documentAliases, 'aliases'],
      [directives + (node.directives?.length ?? 0), limits.documentDirectives, 'directives'],
    ];
    if (depth === Infinity) return { issue: 'The document has a fragment that contains itself.', fields: all };
    const [is, limit, what] = sizes.find(([size, most]) => size > most) ?? [];
    if (is !== undefined)
      return { issue: `The document has ${is} ${what}; at most ${limit} are allowed.`, fields: all };
    const repeats = repeatsIn(node.selectionSet);
    if (repeats > limits.documentRepeats) {
      return {
        issue: `The document has one field ${repeats} times in the same place; at most ${limits.documentRepeats} are allowed.`,
        fields: all,
      };
    }
  }
  return { issue: null, fields: all };
}
