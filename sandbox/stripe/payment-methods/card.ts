import { newId } from '../api/id.ts';
import type { CardBehaviour } from '../stripe-state.ts';
import type { PaymentMethod } from '../wire.ts';

/** One of Stripe's test cards: https://docs.stripe.com/testing */
export interface TestCard {
  /** The id for attaching it without a form. */
  token: string;
  number: string;
  brand: 'visa' | 'mastercard';
  behaviour: CardBehaviour;
  label: string;
}

export const TEST_CARDS: readonly TestCard[] = [
  { token: 'pm_card_visa', number: '4242424242424242', brand: 'visa', behaviour: 'works', label: 'a card that works' },
  {
    token: 'pm_card_mastercard',
    number: '5555555555554444',
    brand: 'mastercard',
    behaviour: 'works',
    label: 'another card that works',
  },
  {
    token: 'pm_card_chargeDeclined',
    number: '4000000000000002',
    brand: 'visa',
    behaviour: 'declines',
    label: 'a card that is declined',
  },
  {
    token: 'pm_card_chargeCustomerFail',
    number: '4000000000000341',
    brand: 'visa',
    behaviour: 'fails_later',
    label: 'a card that fails later',
  },
  {
    token: 'pm_card_authenticationRequired',
    number: '4000002760003184',
    brand: 'visa',
    behaviour: 'asks',
    label: 'a card that asks for confirmation later',
  },
];

/** The card with a token, a number (with or without spaces), or a behaviour. */
export function findTestCard(name: string): TestCard | undefined {
  const wanted = name.replaceAll(/[\s-]/g, '');
  return TEST_CARDS.find(({ token, number, behaviour }) => token === name || number === wanted || behaviour === name);
}

/** A saved card without a customer. */
export function newPaymentMethod(
  card: TestCard,
  owner: { email: string | null; name: string | null },
  at: number,
): PaymentMethod {
  return {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: { address: null, email: owner.email, name: owner.name, phone: null, tax_id: null },
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: card.brand,
      exp_month: 12,
      exp_year: 2034,
      fingerprint: card.number.slice(-8),
      funding: 'credit',
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: at,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  };
}
