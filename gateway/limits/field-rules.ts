import { type ConstDirectiveNode, Kind, parse, valueFromASTUntyped } from 'graphql';
import { type CountedEffect, countedEffects } from '@konstruct/schema/effects';

/** What the schema says about one field: how long its lists are, and its effects outside the database. */
export interface FieldRule {
  /** The number of entries when nothing else decides it: `@listSize(assumedSize:)`. */
  readonly assumedSize: number | null;
  /** Arguments that set the length: `@listSize(slicingArguments:)`. */
  readonly slicingArguments: readonly string[];
  /** Lists of the field's own type that are as long as this field decides: `@listSize(sizedFields:)`. */
  readonly sizedFields: readonly string[];
  /** The argument that holds a range of days, and the lists with one object per day: `@sizedByDays`. */
  readonly days: { readonly range: string; readonly fields: readonly string[] } | null;
  /** `@effect(kind:)`, if it is a counted one. */
  readonly effect: CountedEffect | null;
}

/** Rules by type and field, such as `Tenant.usage`. */
export type FieldRules = ReadonlyMap<string, FieldRule>;

function argumentsOf(directives: readonly ConstDirectiveNode[] | undefined, wanted: string): Record<string, unknown> {
  const directive = directives?.find(({ name }) => name.value === wanted);
  return Object.fromEntries(
    (directive?.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}

const listOf = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);

function ruleOf(directives: readonly ConstDirectiveNode[] | undefined): FieldRule | null {
  const size = argumentsOf(directives, 'listSize');
  const days = argumentsOf(directives, 'sizedByDays');
  const { kind } = argumentsOf(directives, 'effect');
  const effect = countedEffects.find((counted) => counted === kind) ?? null;
  if (Object.keys(size).length === 0 && Object.keys(days).length === 0 && !effect) return null;
  return {
    assumedSize: typeof size['assumedSize'] === 'number' ? size['assumedSize'] : null,
    slicingArguments: listOf(size['slicingArguments']),
    sizedFields: listOf(size['sizedFields']),
    days: typeof days['range'] === 'string' ? { range: days['range'], fields: listOf(days['fields']) } : null,
    effect,
  };
}

/** Reads the rules from a composed supergraph, which keeps these directives; its API schema has none. */
export function readFieldRules(supergraph: string): FieldRules {
  const rules = new Map<string, FieldRule>();
  for (const type of parse(supergraph, { noLocation: true }).definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const { name, directives } of type.fields ?? []) {
      const rule = ruleOf(directives);
      if (rule) rules.set(`${type.name.value}.${name.value}`, rule);
    }
  }
  return rules;
}
