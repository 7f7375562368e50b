import type { Account } from '../account.ts';
import { GraphError } from './graph-error.ts';

type Content = { kind: 'text' | 'template'; text: string } | { kind: 'reaction'; messageId: string; emoji: string };

const TEXT_LIMIT = 4096;

/** Reads the content to send: a text, a template or a reaction. */
export function readContent(args: Record<string, unknown>, account: Account): Content {
  const type = typeof args['type'] === 'string' ? args['type'] : 'text';
  const part = args[type];
  if (!['text', 'template', 'reaction'].includes(type))
    throw new GraphError(131051, { details: `This sandbox does not send ${type}.` });
  if (typeof part !== 'object' || part === null)
    throw new GraphError(131008, { details: `The parameter ${type} is required.` });
  const given = part as Record<string, unknown>;
  if (type === 'text') return { kind: 'text', text: readText(given) };
  if (type === 'template') return { kind: 'template', text: readTemplate(given, account) };
  if (typeof given['message_id'] !== 'string')
    throw new GraphError(131008, { details: 'reaction.message_id is required.' });
  return { kind: 'reaction', messageId: given['message_id'], emoji: String(given['emoji'] ?? '') };
}

function readText({ body }: Record<string, unknown>): string {
  if (typeof body !== 'string' || body.trim() === '')
    throw new GraphError(100, { message: "(#100) The parameter text['body'] is required." });
  if (body.length > TEXT_LIMIT) {
    throw new GraphError(100, { message: `(#100) Param text['body'] must be at most ${TEXT_LIMIT} characters long.` });
  }
  return body;
}

function readTemplate(given: Record<string, unknown>, account: Account): string {
  const language = (given['language'] as { code?: unknown } | undefined)?.code;
  const template = account.templates.find((one) => one.name === given['name'] && one.language === language);
  if (template === undefined)
    throw new GraphError(132001, {
      details: `template name (${String(given['name'])}) does not exist in ${String(language)}`,
    });
  if (template.status === 'PAUSED') throw new GraphError(132015);
  if (template.status !== 'APPROVED') throw new GraphError(132001, { details: 'The template is not approved.' });
  const components = Array.isArray(given['components'])
    ? (given['components'] as { type?: string; parameters?: { text?: string }[] }[])
    : [];
  const values = components.find((one) => one.type?.toLowerCase() === 'body')?.parameters ?? [];
  const wanted = new Set(template.body.match(/\{\{\d+\}\}/g) ?? []).size;
  if (values.length !== wanted)
    throw new GraphError(132000, {
      details: `body: number of localizable_params (${values.length}) does not match the expected number of params (${wanted})`,
    });
  return template.body.replaceAll(/\{\{(\d+)\}\}/g, (_whole, at: string) => values[Number(at) - 1]?.text ?? '');
}
