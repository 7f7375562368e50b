import { GraphQLError, GraphQLScalarType } from 'graphql';

function scalar(
  name: string,
  isValid: (text: string) => boolean,
  write: (value: unknown) => string = String,
): GraphQLScalarType {
  function read(value: unknown): string {
    // Beyond this, JSON numbers have lost digits on the way.
    const text = typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? String(value) : value;
    if (typeof text !== 'string' || !isValid(text))
      throw new GraphQLError(`This is not a valid ${name}.`, { extensions: { code: 'BAD_USER_INPUT' } });
    return text;
  }
  return new GraphQLScalarType({
    name,
    serialize: write,
    parseValue: read,
    parseLiteral: (node) => read('value' in node ? node.value : undefined),
  });
}

/** PostgreSQL has no year 0, and beyond year 9999 a date is written in another format. */
const isYear = (text: string) => !text.startsWith('0000');

/** A calendar day: `Date.parse` would read the 30th of February as the 2nd of March. */
function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && isYear(text) && new Date(at).toISOString().startsWith(text);
}

/** RFC 3339: a time without an offset would be read in the server's own time zone. */
function isInstant(text: string): boolean {
  const parts = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i.exec(text);
  if (parts === null || !isDay(parts[1] ?? '') || Number.isNaN(Date.parse(text))) return false;
  // In UTC it may fall in another year.
  return /^(?!0000)\d{4}-/.test(new Date(text).toISOString());
}

/** The graph's own scalars. Resolvers may return a `Date` for `DateTime`; all others are passed as text. */
export const scalars = {
  DateTime: scalar('DateTime', isInstant, (value) =>
    (value instanceof Date ? value : new Date(String(value))).toISOString(),
  ),
  Date: scalar('Date', isDay),
  Decimal: scalar('Decimal', (text) => /^-?\d{1,20}(\.\d{1,20})?$/.test(text)),
  BigInt: scalar('BigInt', (text) => /^-?\d{1,30}$/.test(text)),
};
