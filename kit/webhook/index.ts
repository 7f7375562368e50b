export { addWebhook, type Webhook, type WebhookAnswer, type WebhookRequest } from './webhook.ts';
export { isCurrent, isSigned } from './signature.ts';
export { parseJson } from './parse-json.ts';
