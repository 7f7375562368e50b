import type { Price, Product } from '../wire.ts';
import { newPrice } from './price.ts';
import { newProduct } from './product.ts';

// Prices do not move with the clock, and a reset gives them the ids they had.
const CREATED = Date.UTC(2026, 0, 1) / 1000;

/** What Konstruct sells. */
export function seedProduct(): Product {
  return newProduct(
    { id: 'prod_KonstructEmployee', name: 'AI employee', description: 'One AI employee that answers your customers.' },
    CREATED,
  );
}

/** What it costs, by the lookup keys that the product asks for. */
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
