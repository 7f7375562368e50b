import { text } from './text.ts';

/** A condition that must hold at Meta before a number answers customers. */
interface ReadyItem {
  title: string;
  text: string;
  who: string;
  takes: string;
  link: { href: string; label: string };
}

const docs = 'https://developers.facebook.com/documentation/business-messaging/whatsapp';

const { items } = text.readiness;

const item = ({ link, ...words }: Omit<ReadyItem, 'link'> & { link: string }, href: string): ReadyItem => ({
  ...words,
  link: { href, label: link },
});

export const readiness: readonly ReadyItem[] = [
  item(items.number, `${docs}/business-phone-numbers/phone-numbers`),
  item(items.business, 'https://business.facebook.com/latest/settings/security_center'),
  item(items.name, `${docs}/display-names/`),
  item(items.payment, 'https://business.facebook.com/latest/billing_hub/'),
  item(items.app, 'https://developers.facebook.com/apps/'),
  item(items.token, `${docs}/access-tokens/`),
];
