import { type Answered, answerText, startServer } from './servers.ts';

/** How the Google test server behaves. */
export interface GoogleScript {
  /** The key that it accepts. */
  readonly key?: string;
  readonly models?: readonly string[];
  /** The response to a chat, in place of a complete answer. */
  readonly instead?: Answered;
}

const failed = (code: number, status: string, message: string, details: object[] = []): Answered => ({
  status: code,
  json: { error: { code, message, status, details } },
});

const usageMetadata = {
  promptTokenCount: 12,
  candidatesTokenCount: 6,
  thoughtsTokenCount: 30,
  cachedContentTokenCount: 4,
  totalTokenCount: 48,
};
const candidate = (parts: object[], finishReason?: string) => ({
  candidates: [{ content: { role: 'model', parts }, index: 0, ...(finishReason && { finishReason }) }],
  modelVersion: 'gemini-3.8-flash',
  responseId: 'r1',
});
const thought = { text: 'The guest asks for hours.', thought: true };

/** A test server that speaks `generateContent` of the Gemini API. https://ai.google.dev/api */
export function startGoogle({ key = 'AIza-canary-1234', models = ['gemini-3.8-flash'], instead }: GoogleScript = {}) {
  return startServer(({ call, headers, body }) => {
    if (headers['x-goog-api-key'] === undefined)
      return failed(
        403,
        'PERMISSION_DENIED',
        "Method doesn't allow unregistered callers (callers without established identity).",
      );
    if (headers['x-goog-api-key'] !== key)
      return failed(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [
        { reason: 'API_KEY_INVALID' },
      ]);
    if (/^GET \/v1beta\/models(\?|$)/.test(call)) {
      return {
        json: {
          models: models.map((name) => ({ name: `models/${name}`, supportedGenerationMethods: ['generateContent'] })),
        },
      };
    }
    const [, model = '', method] = /^POST \/v1beta\/models\/([^:?]+):(\w+)/.exec(call) ?? [];
    if (!models.includes(model))
      return failed(404, 'NOT_FOUND', `models/${model} is not found for API version v1beta.`);
    if (!Array.isArray(body['contents'])) return failed(400, 'INVALID_ARGUMENT', 'contents is not specified');
    if (instead) return instead;
    if (method === 'streamGenerateContent') {
      return {
        events: [
          candidate([thought]),
          candidate([{ text: 'We open ' }]),
          { ...candidate([{ text: 'at nine.' }], 'STOP'), usageMetadata },
        ],
      };
    }
    if (method !== 'generateContent') return failed(404, 'NOT_FOUND', 'Not found.');
    return { json: { ...candidate([thought, { text: answerText }], 'STOP'), usageMetadata } };
  });
}
