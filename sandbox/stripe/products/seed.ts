import type { Price, Product } from '../wire.ts';
import { newPrice } from './price.ts';
import { newProduct } from './product.ts';

// Prices do not depend on the clock, and a reset gives them the same ids.
const CREATED = Date.UTC(2026, 0, 1) / 1000;

/** The product that Konstruct sells. */
export function seedProduct(): Product {
  return newProduct(
    { id: 'prod_KonstructEmployee', name: 'AI employee', description: 'One AI employee that answers your customers.' },
    CREATED,
  );
}

/** Its prices, by the lookup keys that the product uses. */
export function seedPrices(product: string): Price[] {
  return [
    newPrice(
      {
        id: 'price_KonstructEmployeeMonth',
        product,
        unitAmount: 4900,
        currency: 'usd',
        interval: 'month',
        lookupKey: 'konstruct_employee_month',
      },
      CREATED,
    ),
    newPrice(
      {
        id: 'price_KonstructEmployeeYear',
        product,
        unitAmount: 46_800,
        currency: 'usd',
        interval: 'year',
        lookupKey: 'konstruct_employee_year',
      },
      CREATED,
    ),
  ];
}
