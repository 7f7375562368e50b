import { createModelFinder, type KnownModel } from './find-model.ts';
import type { ProviderDefinition } from './provider/define-provider.ts';
import type { SdkAdapter } from './provider/sdk.adapter.ts';
import type { Protocol } from './protocol/protocol.ts';
import { anthropic } from './vendors/anthropic/anthropic.ts';
import { azure } from './vendors/azure/azure.ts';
import { google } from './vendors/google/google.ts';
import { groq } from './vendors/groq/groq.ts';
import { mistral } from './vendors/mistral/mistral.ts';
import { openaiCompatible } from './vendors/openai-compatible/openai-compatible.ts';
import { openai } from './vendors/openai/openai.ts';
import { openrouter } from './vendors/openrouter/openrouter.ts';

/** All vendors, in the order in which they are offered. */
export const vendors = [openai, anthropic, google, mistral, groq, openrouter, azure, openaiCompatible] as const;

const byId: ReadonlyMap<string, ProviderDefinition> = new Map(vendors.map((vendor) => [vendor.id, vendor]));

/** The definition that handles a protocol when a provider is not a vendor of the list. */
const generic: Readonly<Record<Protocol, ProviderDefinition>> = {
  openai,
  anthropic,
  google,
  'openai-compatible': openaiCompatible,
};

/** The vendor with this id, or the generic definition for the protocol of a provider that the configuration adds. */
export const definitionOf = (providerId: string, protocol: Protocol): ProviderDefinition => {
  const vendor = byId.get(providerId);
  return vendor?.protocol === protocol ? vendor : generic[protocol];
};

/** Loads the adapter that calls the models of a provider. */
export const loadAdapter = (providerId: string, protocol: Protocol): Promise<SdkAdapter> =>
  definitionOf(providerId, protocol).adapter();

/** Every model on offer. */
export const models: readonly KnownModel[] = vendors.flatMap((vendor) =>
  vendor.models.map((model) => ({ ...model, vendor: vendor.id, protocol: vendor.protocol })),
);

export const findModel = createModelFinder(models);
