import {
  defaultFieldResolver,
  getNamedType,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  isObjectType,
  isUnionType,
} from 'graphql';
import { badInput, validationError } from './failures.ts';

const message = "This contains a character that can't be stored.";

/** Whether the database can hold the text: it takes neither the character NUL nor half of a character. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** Where in a value, or in the names of its parts, the first text is that cannot be stored; null: there is none. */
function unstorablePath(value: unknown): string[] | null {
  if (typeof value === 'string') return isStorable(value) ? null : [];
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, part] of Object.entries(value)) {
    const path = isStorable(name) ? unstorablePath(part) : [];
    if (path) return [name, ...path];
  }
  return null;
}

/** Whether a result can say that its input is not valid. */
function canTell(type: GraphQLOutputType): boolean {
  const named = getNamedType(type);
  return isUnionType(named) && named.getTypes().some(({ name }) => name === 'ValidationError');
}

/**
 * Refuses, in front of the resolver of every field, text that the database cannot hold, wherever in an argument it stands: as a
 * `ValidationError` where the field returns one, or else as BAD_USER_INPUT.
 */
export function guardText(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.args.length === 0) continue;
      const resolve: GraphQLFieldResolver<unknown, unknown> = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context, info) => {
        const path = unstorablePath(args);
        if (path === null) return resolve(source, args, context, info);
        if (canTell(field.type)) return validationError([{ path, message, code: 'invalid_format' }]);
        throw badInput(`${path.join('.')}: ${message}`);
      };
    }
  }
}
