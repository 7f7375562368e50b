import { KnownNumberDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const again = event.url.searchParams.get('again');
  if (!again) return { known: null };
  const { channel } = await query(event, KnownNumberDocument, { id: again });
  if (!channel?.whatsApp) return { known: null };
  const { appId, businessAccountId, phoneNumberId, displayPhoneNumber } = channel.whatsApp;
  return { known: { displayPhoneNumber, values: { appId, businessAccountId, phoneNumberId } } };
};
