import type { CountedEffect } from '@konstruct/schema/effects';
import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { daysIn } from './days-in.ts';
import type { FieldRule, FieldRules } from './field-rules.ts';

type Variables = Readonly<Record<string, unknown>>;
/** Lengths of lists, by field, that the parent field has decided. */
type Sizes = ReadonlyMap<string, number>;

/** The most that an operation may cost. */
export interface DocumentCost {
  /** Fields that its answer can hold, with every list as long as requested or as long as it can be. */
  readonly fieldCount: number;
  /** Days that services read for it, whether or not the answer shows them one by one. */
  readonly dayCount: number;
  /** Calls of fields that reach outside the database, by effect: each alias is a separate call. */
  readonly effects: ReadonlyMap<CountedEffect, number>;
}

/** The length of a list when the schema declares none. */
const undeclaredSize = 100;
/** For `__schema` and `__type`, which return the schema itself. */
const introspectionFields = 1_000;

/** The variables as sent, completed by the operation's own defaults. */
function withDefaults({ variableDefinitions = [] }: OperationDefinitionNode, sent: Variables): Variables {
  const defaults = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  );
  return { ...Object.fromEntries(defaults), ...sent };
}

/** The value of an argument, or its default in the schema. */
function argumentOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  name: string,
  variables: Variables,
): unknown {
  const given = node.arguments?.find((argument) => argument.name.value === name)?.value;
  const value = given && valueFromASTUntyped(given, variables);
  return value === undefined ? field.args.find((argument) => argument.name === name)?.defaultValue : value;
}

/** Whether `@skip` or `@include` leaves a selection out. */
function isLeftOut(directives: readonly DirectiveNode[] | undefined, variables: Variables): boolean {
  return (directives ?? []).some(({ name, arguments: given = [] }) => {
    const condition = given[0] && valueFromASTUntyped(given[0].value, variables);
    return (name.value === 'skip' && condition === true) || (name.value === 'include' && condition === false);
  });
}

/** The length of a field's lists: its own, or those of its type that it decides. */
function lengthOf(
  rule: FieldRule | undefined,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Variables,
): number {
  const names = rule?.slicingArguments ?? ['first', 'last'];
  const asked = names
    .map((name) => argumentOf(field, node, name, variables))
    .filter((value) => typeof value === 'number');
  return Math.max(1, ...(asked.length > 0 ? asked : [rule?.assumedSize ?? undeclaredSize]));
}

/**
 * The most that an operation may cost, calculated before it runs. A list counts as long as requested or, if it has no
 * pages, as long as the schema says it can be; a range counts its days. The document must be valid and within the size
 * limits, with fragments written out.
 */
export function costOf(
  schema: GraphQLSchema,
  rules: FieldRules,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  sent: Variables,
): DocumentCost {
  const variables = withDefaults(operation, sent);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const effects = new Map<CountedEffect, number>();
  let fieldCount = 0;
  let dayCount = 0;

  function countField(node: FieldNode, type: GraphQLNamedType | undefined, sizes: Sizes | null, times: number): void {
    fieldCount += times;
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    if (!field) {
      if (node.selectionSet) fieldCount += introspectionFields;
      return;
    }
    const rule = rules.get(`${type?.name}.${field.name}`);
    if (rule?.effect) effects.set(rule.effect, (effects.get(rule.effect) ?? 0) + times);
    const isList = isListType(getNullableType(field.type));
    const length = isList ? (sizes?.get(field.name) ?? lengthOf(rule, field, node, variables)) : 1;
    if (!node.selectionSet) {
      if (isList) fieldCount += times * length;
      return;
    }
    const below = new Map<string, number>();
    if (rule && rule.sizedFields.length > 0) {
      const each = lengthOf(rule, field, node, variables);
      for (const name of rule.sizedFields) below.set(name, each);
    }
    if (rule?.days) {
      const days = daysIn(argumentOf(field, node, rule.days.range, variables));
      dayCount += times * days;
      for (const name of rule.days.fields) below.set(name, days);
    }
    count(node.selectionSet, getNamedType(field.type), below.size > 0 ? below : null, times * length);
  }

  function count(
    set: SelectionSetNode | undefined,
    type: GraphQLNamedType | undefined,
    sizes: Sizes | null,
    times: number,
  ): void {
    for (const selection of set?.selections ?? []) {
      if (isLeftOut(selection.directives, variables)) continue;
      if (selection.kind === Kind.FIELD) {
        countField(selection, type, sizes, times);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition?.name.value;
      count(fragment?.selectionSet, condition === undefined ? type : schema.getType(condition), sizes, times);
    }
  }

  count(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, null, 1);
  return { fieldCount, dayCount, effects };
}
