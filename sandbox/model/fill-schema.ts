import type { Answer } from './answer/answer.ts';

/** The part of JSON Schema that structured answers use. */
export interface JsonSchema {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  minimum?: number;
}

/**
 * Builds an object of the requested shape: strings carry the answer; flags about doubt or a human say whether it was
 * covered.
 */
export function fillSchema(schema: JsonSchema, answer: Answer, name = ''): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.anyOf !== undefined) return fillSchema(schema.anyOf[0] ?? {}, answer, name);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object' || schema.properties !== undefined) {
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([key, value]) => [key, fillSchema(value, answer, key)]),
    );
  }
  if (type === 'array') return [];
  if (type === 'boolean')
    return /hand|human|person|unsure|escalat|doubt|unknown/i.test(name) ? !answer.isCovered : answer.isCovered;
  if (type === 'number' || type === 'integer')
    return /confiden|certain|score/i.test(name) ? (answer.isCovered ? 1 : 0) : (schema.minimum ?? 0);
  if (type === 'null') return null;
  return answer.text;
}
