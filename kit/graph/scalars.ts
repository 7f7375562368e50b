import { GraphQLError, GraphQLScalarType } from 'graphql';

function scalar(name: string, isValid: (text: string) => boolean, write: (value: unknown) => string = String): GraphQLScalarType {
  function read(value: unknown): string {
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string' || !isValid(text)) throw new GraphQLError(`Not a ${name}.`, { extensions: { code: 'BAD_USER_INPUT' } });
    return text;
  }
  return new GraphQLScalarType({
    name,
    serialize: write,
    parseValue: read,
    parseLiteral: (node) => read('value' in node ? node.value : undefined),
  });
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

/** The graph's own scalars. Resolvers may return a `Date` for `DateTime`; all others travel as text. */
export const scalars = {
  DateTime: scalar(
    'DateTime',
    (text) => /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text)),
    (value) => (value instanceof Date ? value : new Date(String(value))).toISOString(),
  ),
  Date: scalar('Date', isDay),
  Decimal: scalar('Decimal', (text) => /^-?\d{1,20}(\.\d{1,20})?$/.test(text)),
  BigInt: scalar('BigInt', (text) => /^-?\d{1,30}$/.test(text)),
};
