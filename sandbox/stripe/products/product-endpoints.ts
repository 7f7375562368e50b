import type { Call, Endpoint } from '../api/endpoint.ts';
import { LIST_PARAMS, page } from '../api/list.ts';
import { mergedMetadata } from '../api/metadata.ts';
import { invalid, missingParameter, noSuch } from '../api/rejection.ts';
import { emit } from '../events/emit.ts';
import { findPrice } from '../find.ts';
import { nowOf, type StripeContext } from '../stripe-context.ts';
import type { Product } from '../wire.ts';
import { INTERVALS, newPrice } from './price.ts';
import { newProduct } from './product.ts';

export const productEndpoints: Endpoint[] = [
  {
    method: 'POST',
    url: '/v1/products',
    accepts: ['id', 'name', 'description', 'active', 'metadata.*'],
    handle: createProduct,
  },
  { method: 'GET', url: '/v1/products', accepts: [...LIST_PARAMS, 'active', 'ids.*'], handle: listProducts },
  { method: 'GET', url: '/v1/products/:id', accepts: [], handle: ({ context, id }) => findProduct(context, id) },
  {
    method: 'POST',
    url: '/v1/products/:id',
    accepts: ['name', 'description', 'active', 'metadata.*'],
    handle: updateProduct,
  },
  {
    method: 'POST',
    url: '/v1/prices',
    accepts: [
      ...[
        'product',
        'currency',
        'unit_amount',
        'unit_amount_decimal',
        'lookup_key',
        'transfer_lookup_key',
        'nickname',
        'active',
        'metadata.*',
        'billing_scheme',
      ],
      ...['recurring.interval', 'recurring.interval_count', 'recurring.usage_type', 'product_data.name'],
    ],
    handle: createPrice,
  },
  {
    method: 'GET',
    url: '/v1/prices',
    accepts: [...LIST_PARAMS, 'active', 'product', 'type', 'currency', 'lookup_keys.*', 'recurring.interval'],
    handle: listPrices,
  },
  { method: 'GET', url: '/v1/prices/:id', accepts: [], handle: ({ context, id }) => findPrice(context, id) },
  {
    method: 'POST',
    url: '/v1/prices/:id',
    accepts: ['active', 'lookup_key', 'transfer_lookup_key', 'nickname', 'metadata.*'],
    handle: updatePrice,
  },
];

function findProduct({ state }: StripeContext, id: string, param?: string): Product {
  const found = state.value.products[id];
  if (found === undefined) throw noSuch('product', id, param);
  return found;
}

function createProduct({ context, params }: Call): object {
  const { state } = context;
  const id = params.text('id');
  if (id !== undefined && state.value.products[id] !== undefined)
    throw invalid('Product already exists.', 'id', 'resource_already_exists');
  const at = nowOf(context, null);
  const product = newProduct(
    {
      id,
      name: params.requiredText('name'),
      description: params.text('description'),
      isActive: params.flag('active'),
      metadata: mergedMetadata({}, params),
    },
    at,
  );
  state.value.products[product.id] = product;
  state.changed();
  emit(context, 'product.created', product, at);
  return product;
}

function updateProduct({ context, params, id }: Call): object {
  const product = findProduct(context, id);
  product.name = params.text('name') ?? product.name;
  if (params.has('description')) product.description = params.text('description') ?? null;
  product.active = params.flag('active') ?? product.active;
  product.metadata = mergedMetadata(product.metadata, params);
  product.updated = nowOf(context, null);
  context.state.changed();
  emit(context, 'product.updated', product, product.updated);
  return product;
}

function listProducts({ context, params, path }: Call): object {
  const [active, ids] = [params.flag('active'), params.texts('ids')];
  const rows = Object.values(context.state.value.products).filter(
    (product) => (active === undefined || product.active === active) && (ids.length === 0 || ids.includes(product.id)),
  );
  return page(path, rows, params);
}

function createPrice({ context, params }: Call): object {
  const at = nowOf(context, null);
  const named = params.section('product_data').text('name');
  const product =
    named === undefined
      ? findProduct(context, params.requiredText('product'), 'product')
      : newProduct({ name: named }, at);
  const recurring = params.section('recurring');
  const decimal = params.text('unit_amount_decimal');
  const unitAmount =
    params.integer('unit_amount', 0) ?? (decimal !== undefined && /^\d+$/.test(decimal) ? Number(decimal) : null);
  if (unitAmount === null && decimal === undefined) throw missingParameter('unit_amount');
  if (decimal !== undefined && !/^\d+(\.\d{1,12})?$/.test(decimal))
    throw invalid(`Invalid decimal: ${decimal}`, 'unit_amount_decimal');
  context.state.value.products[product.id] = product;
  takeLookupKey(context, params.text('lookup_key'), params.flag('transfer_lookup_key') ?? false);
  const price = newPrice(
    {
      product: product.id,
      unitAmount,
      unitAmountDecimal: decimal,
      currency: params.requiredText('currency').toLowerCase(),
      interval: params.has('recurring') ? (recurring.oneOf('interval', INTERVALS) ?? null) : null,
      intervalCount: recurring.integer('interval_count', 1, 1095),
      lookupKey: params.text('lookup_key'),
      nickname: params.text('nickname'),
      metadata: mergedMetadata({}, params),
    },
    at,
  );
  context.state.value.prices[price.id] = price;
  context.state.changed();
  emit(context, 'price.created', price, at);
  return price;
}

function updatePrice({ context, params, id }: Call): object {
  const price = findPrice(context, id);
  const key = params.text('lookup_key');
  if (key !== undefined && key !== price.lookup_key)
    takeLookupKey(context, key, params.flag('transfer_lookup_key') ?? false);
  if (params.has('lookup_key')) price.lookup_key = key ?? null;
  if (params.has('nickname')) price.nickname = params.text('nickname') ?? null;
  price.active = params.flag('active') ?? price.active;
  price.metadata = mergedMetadata(price.metadata, params);
  context.state.changed();
  emit(context, 'price.updated', price, nowOf(context, null));
  return price;
}

/** A lookup key belongs to one price. It moves to another only on request. */
function takeLookupKey(context: StripeContext, key: string | undefined, mayTransfer: boolean): void {
  const holder = Object.values(context.state.value.prices).find(
    (price) => key !== undefined && price.lookup_key === key,
  );
  if (holder === undefined) return;
  if (!mayTransfer)
    throw invalid(`A price (\`${holder.id}\`) already uses that lookup key.`, 'lookup_key', 'resource_already_exists');
  holder.lookup_key = null;
}

function listPrices({ context, params, path }: Call): object {
  const keys = params.texts('lookup_keys');
  const [active, product, type, currency] = [
    params.flag('active'),
    params.text('product'),
    params.text('type'),
    params.text('currency'),
  ];
  const interval = params.section('recurring').text('interval');
  const rows = Object.values(context.state.value.prices).filter(
    (price) =>
      (keys.length === 0 || keys.includes(price.lookup_key ?? '')) &&
      (active === undefined || price.active === active) &&
      (product === undefined || price.product === product) &&
      (type === undefined || price.type === type) &&
      (currency === undefined || price.currency === currency) &&
      (interval === undefined || price.recurring?.interval === interval),
  );
  return page(path, rows, params);
}
