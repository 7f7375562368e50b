import { readSetUp } from '#lib/channel/whatsapp/set-up/read-set-up.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = (event) => readSetUp(event);
