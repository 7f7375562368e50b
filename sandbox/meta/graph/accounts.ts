import type { Account, PhoneNumber, Template } from '../account.ts';
import { appById, page, pick, tokenOf, type Call } from './access.ts';
import { GraphError } from './graph-error.ts';

const REGISTRATIONS = 10;
const REGISTRATION_HOURS = 72;

/** `GET /{waba_id}`. */
export function showAccount(call: Call, account: Account): unknown {
  const known = {
    id: account.id,
    name: account.name,
    currency: 'USD',
    timezone_id: '1',
    message_template_namespace: `namespace_${account.id}`,
    business_verification_status: 'verified',
    account_review_status: 'APPROVED',
    owner_business_info: { id: account.businessId, name: account.name },
  };
  return pick(call, known, ['id', 'name', 'timezone_id', 'message_template_namespace']);
}

/** `GET /{phone_number_id}`, and each of `GET /{waba_id}/phone_numbers`. */
export function showNumber(call: Call, number: PhoneNumber): unknown {
  const known = {
    id: number.id,
    display_phone_number: number.displayPhoneNumber,
    verified_name: number.verifiedName,
    quality_rating: number.qualityRating,
    code_verification_status: number.codeVerificationStatus,
    name_status: number.nameStatus,
    platform_type: number.platformType,
    throughput: { level: number.platformType === 'CLOUD_API' ? 'STANDARD' : 'NOT_APPLICABLE' },
    status: number.status,
    is_official_business_account: false,
    account_mode: 'LIVE',
    messaging_limit_tier: 'TIER_1K',
    last_onboarded_time: '2026-01-05T09:00:00+0000',
    health_status: { can_send_message: number.status === 'CONNECTED' ? 'AVAILABLE' : 'BLOCKED', entities: [] },
  };
  return pick(call, known, [
    'verified_name',
    'code_verification_status',
    'display_phone_number',
    'quality_rating',
    'platform_type',
    'throughput',
    'id',
  ]);
}

/** `GET /{waba_id}/phone_numbers`. */
export function listNumbers(call: Call, account: Account): unknown {
  const own = call.context.state.value.numbers.filter((number) => number.accountId === account.id);
  return page(call, own, (number) => showNumber(call, number));
}

/**
 * `POST`, `GET` and `DELETE /{waba_id}/subscribed_apps`: whether the calling token's app receives the account's
 * webhooks.
 */
export function subscribedApps(call: Call, account: Account): unknown {
  const { context, method } = call;
  const { appId } = tokenOf(call);
  if (method === 'GET') {
    return {
      data: account.subscribedAppIds.map((id) => ({
        whatsapp_business_api_data: {
          id,
          name: appById(context.state.value, id)?.name ?? '',
          link: `https://www.facebook.com/games/?app_id=${id}`,
        },
      })),
    };
  }
  account.subscribedAppIds = account.subscribedAppIds.filter((id) => id !== appId);
  if (method === 'POST') account.subscribedAppIds.push(appId);
  context.state.changed();
  return { success: true };
}

/**
 * `POST /{phone_number_id}/register`. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/registration
 */
export function register({ context, args }: Call, number: PhoneNumber): unknown {
  const now = context.clock.now();
  if (args['messaging_product'] !== 'whatsapp')
    throw new GraphError(100, { message: '(#100) The parameter messaging_product is required.' });
  if (!/^\d{6}$/.test(String(args['pin'] ?? '')))
    throw new GraphError(100, { message: '(#100) Param pin must be 6 digits.' });
  const recent = number.registrationTries.filter((at) => at > now - REGISTRATION_HOURS * 3_600_000);
  if (recent.length >= REGISTRATIONS) throw new GraphError(133016);
  number.registrationTries = [...recent, now];
  context.state.changed();
  if (number.codeVerificationStatus !== 'VERIFIED')
    throw new GraphError(133010, { details: 'Verify the phone number by code first.' });
  if (number.pin !== null && number.pin !== args['pin']) throw new GraphError(133005);
  Object.assign(number, { pin: args['pin'], platformType: 'CLOUD_API', status: 'CONNECTED' });
  return { success: true };
}

/** `GET /{waba_id}/message_templates`. */
export function listTemplates(call: Call, account: Account): unknown {
  const status = call.args['status'];
  const fitting = account.templates.filter((one) => typeof status !== 'string' || one.status === status);
  return page(call, fitting, (one) => showTemplate(call, one));
}

function showTemplate(call: Call, { id, name, language, category, status, body }: Template): unknown {
  const known = {
    id,
    name,
    language,
    category,
    status,
    parameter_format: 'POSITIONAL',
    components: [{ type: 'BODY', text: body }],
  };
  return pick(call, known, Object.keys(known));
}
