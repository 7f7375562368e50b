import { newId } from '../api/id.ts';
import type { Product } from '../wire.ts';

/** The properties that distinguish one product from another. */
export interface ProductFacts {
  id?: string | undefined;
  name: string;
  description?: string | null | undefined;
  isActive?: boolean | undefined;
  metadata?: Record<string, string> | undefined;
}

/** A product as Stripe shows it. */
export function newProduct(facts: ProductFacts, at: number): Product {
  return {
    id: facts.id ?? newId('prod', 14),
    object: 'product',
    active: facts.isActive ?? true,
    created: at,
    default_price: null,
    description: facts.description ?? null,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: facts.metadata ?? {},
    name: facts.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: null,
    updated: at,
    url: null,
  };
}
