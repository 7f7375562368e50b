import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  parse,
  typeFromAST,
  Kind,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

/** Any value that the type accepts. */
function placeholder(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return placeholder(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(required.map((field) => [field.name, placeholder(field.type)]));
  }
  const byScalar: Record<string, unknown> = { Int: 1, Float: 1, Boolean: true };
  return byScalar[type.name] ?? '1';
}

/** Values for the variables that a document requires, so that it can be planned without a caller. */
export function placeholderVariables(schema: GraphQLSchema, document: string): Record<string, unknown> {
  const operation = parse(document).definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const required =
    operation?.variableDefinitions?.filter(
      ({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue,
    ) ?? [];
  return Object.fromEntries(
    required.map((definition) => {
      const type = typeFromAST(schema, definition.type) as GraphQLInputType | undefined;
      return [definition.variable.name.value, type && placeholder(type)];
    }),
  );
}
