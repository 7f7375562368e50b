import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AST, parse } from 'svelte/compiler';
import { expect, test } from 'vitest';

/** Names with the same spelling in every language. */
const brands = /\b(?:Konstruct|Slack|WhatsApp|Meta|Stripe|OpenAI)\b/g;
/** Attributes that people see or screen readers read aloud, on elements and on the components that pass them on. */
const readable =
  /^(?:aria-(?:label|description|roledescription|valuetext)|placeholder|title|alt|label|lead|hint|what|heading|confirmLabel|submitLabel|text|caption|needs|takes)$/;

interface Found {
  readonly start: number;
  readonly text: string;
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

const hasWords = (text: string) => /\p{L}/u.test(text.replaceAll(brands, '').replaceAll(/&\w+;/g, ''));

/** The texts that an expression can evaluate to. Operands of comparisons and arguments of calls are not shown. */
function textsOf(expression: unknown): Found[] {
  if (!isNode(expression)) return [];
  const { type, start } = expression;
  if (type === 'Literal') return typeof expression['value'] === 'string' ? [{ start, text: expression['value'] }] : [];
  if (type === 'TemplateLiteral') {
    const quasis = expression['quasis'] as readonly { value: { cooked: string } }[];
    return [
      { start, text: quasis.map(({ value }) => value.cooked).join(' ') },
      ...(expression['expressions'] as unknown[]).flatMap(textsOf),
    ];
  }
  if (type === 'ConditionalExpression')
    return [...textsOf(expression['consequent']), ...textsOf(expression['alternate'])];
  if (type === 'LogicalExpression') return [...textsOf(expression['left']), ...textsOf(expression['right'])];
  if (type === 'BinaryExpression' && expression['operator'] === '+')
    return [...textsOf(expression['left']), ...textsOf(expression['right'])];
  return [];
}

/** The texts in the markup itself: between elements, and in attributes that people read. */
function textsIn(node: unknown, isRead = true): Found[] {
  if (Array.isArray(node)) return node.flatMap((one) => textsIn(one, isRead));
  if (!isNode(node)) return [];
  if (node.type === 'Text') return isRead ? [{ start: node.start, text: (node as unknown as AST.Text).data }] : [];
  if (node.type === 'ExpressionTag') return isRead ? textsOf(node['expression']) : [];
  if (node.type === 'Attribute') return textsIn(node['value'], readable.test(String(node['name'])));
  return Object.entries(node).flatMap(([key, child]) =>
    key === 'expression' || key === 'css' ? [] : textsIn(child, true),
  );
}

const sources = import.meta.dirname;

test('components take what people read from a text.ts', () => {
  const found = globSync('**/*.svelte', { cwd: sources }).flatMap((file) => {
    const source = readFileSync(join(sources, file), 'utf8');
    return textsIn(parse(source, { modern: true, filename: file }).fragment)
      .filter(({ text }) => hasWords(text))
      .map(
        ({ start, text }) =>
          `${file}:${source.slice(0, start).split('\n').length}: ${text.trim().replaceAll(/\s+/g, ' ')}`,
      );
  });
  expect(found).toEqual([]);
});

/**
 * A script's texts of several words, except `Error` messages (for developers), `private, …` (a header), SvelteKit's
 * `Internal Error`.
 */
function sentencesIn(node: unknown): Found[] {
  if (Array.isArray(node)) return node.flatMap(sentencesIn);
  if (!isNode(node) || node.type === 'ImportDeclaration') return [];
  if (node.type === 'NewExpression' && isNode(node['callee']) && node['callee']['name'] === 'Error') return [];
  if (node.type === 'Literal' || node.type === 'TemplateLiteral')
    return textsOf(node).filter(
      ({ text }) => /^[^{}<>]*\p{L}{2}[,.]? \p{L}/u.test(text) && !/^private, |^Internal Error$/.test(text),
    );
  return Object.values(node).flatMap(sentencesIn);
}

test('scripts take what people read from a text.ts', () => {
  const files = globSync('**/*.{svelte,ts}', { cwd: sources }).filter(
    (file) => !/(^|\/)(?:text|env)\.ts$|\.test\.ts$/.test(file),
  );
  const found = files.flatMap((file) => {
    const text = readFileSync(join(sources, file), 'utf8');
    const source = file.endsWith('.svelte') ? text : `<script lang="ts">${text}</script>`;
    const { instance, module } = parse(source, { modern: true, filename: file });
    return sentencesIn([instance?.content, module?.content]).map(
      ({ start, text: sentence }) => `${file}:${source.slice(0, start).split('\n').length}: ${sentence}`,
    );
  });
  expect(found).toEqual([]);
});
