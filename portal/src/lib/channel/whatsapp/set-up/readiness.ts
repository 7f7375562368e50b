/** One thing that has to be so at Meta before a number answers customers. */
interface ReadyItem {
  title: string;
  text: string;
  who: string;
  takes: string;
  link: { href: string; label: string };
}

const docs = 'https://developers.facebook.com/documentation/business-messaging/whatsapp';

export const readiness: readonly ReadyItem[] = [
  {
    title: 'A number that is free',
    text: 'It can take a call or an SMS, and is used in no WhatsApp app. A number in use has to be removed from its app first.',
    who: 'whoever has the phone',
    takes: '10 minutes',
    link: { href: `${docs}/business-phone-numbers/phone-numbers`, label: 'Rules for numbers' },
  },
  {
    title: 'The business is verified',
    text: 'Meta checks your company’s papers. A try works without it, with low limits.',
    who: 'an admin of your Meta business',
    takes: '10 minutes, then up to two weeks at Meta',
    link: { href: 'https://business.facebook.com/latest/settings/security_center', label: 'Open the security centre' },
  },
  {
    title: 'The display name is approved',
    text: 'The name that customers see has to be recognisably your company’s.',
    who: 'an admin of your Meta business',
    takes: '5 minutes, then about two days at Meta',
    link: { href: `${docs}/display-names/`, label: 'Rules for names' },
  },
  {
    title: 'A payment method',
    text: 'Meta asks for one before it lets a number send much. What it charges goes to your company directly.',
    who: 'whoever holds the company card',
    takes: '5 minutes',
    link: { href: 'https://business.facebook.com/latest/billing_hub/', label: 'Open billing at Meta' },
  },
  {
    title: 'The app is published',
    text: 'While it is in development, real customers’ messages may not arrive. Publishing needs the address of your privacy policy.',
    who: 'a developer or admin of the app',
    takes: '10 minutes',
    link: { href: 'https://developers.facebook.com/apps/', label: 'Open your apps' },
  },
  {
    title: 'A system user’s token',
    text: 'The token on the page API setup ends within a day. A system user’s does not: use that.',
    who: 'an admin of your Meta business',
    takes: '5 minutes',
    link: { href: `${docs}/access-tokens/`, label: 'How to make one' },
  },
];
