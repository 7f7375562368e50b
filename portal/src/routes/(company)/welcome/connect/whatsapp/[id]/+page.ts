import { readSetUp } from '#lib/channel/whatsapp/read-set-up.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = (event) => readSetUp(event);
