/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "fragment ChannelState on Channel {\n  id\n  kind\n  name\n  status\n  statusReason\n  connectedAt\n  lastInboundAt\n  viewerCanManage\n  lastTest {\n    id\n    text\n    createdAt\n    delivery {\n      status\n      reason\n      updatedAt\n    }\n  }\n}": typeof types.ChannelStateFragmentDoc,
    "mutation SendTestMessage($input: SendTestMessageInput!) {\n  sendTestMessage(input: $input) {\n    ... on SendTestMessageSuccess {\n      testMessage {\n        id\n      }\n    }\n    ... on NotFoundError {\n      message\n    }\n    ... on ChannelNotConnectedError {\n      message\n    }\n  }\n}": typeof types.SendTestMessageDocument,
    "mutation StartSlackInstall {\n  startSlackInstall {\n    ... on StartSlackInstallSuccess {\n      url\n    }\n    ... on IntegrationOffError {\n      message\n    }\n  }\n}": typeof types.StartSlackInstallDocument,
    "fragment ConversationRow on Conversation {\n  id\n  kind\n  contactName\n  preview\n  lastMessageAt\n  agent {\n    id\n    name\n  }\n  channel {\n    id\n    name\n    kind\n  }\n}": typeof types.ConversationRowFragmentDoc,
    "mutation ResendMessage($input: ResendMessageInput!) {\n  resendMessage(input: $input) {\n    ... on ResendMessageSuccess {\n      delivery {\n        status\n      }\n    }\n    ... on NotFoundError {\n      message\n    }\n    ... on NotResendableError {\n      message\n    }\n  }\n}": typeof types.ResendMessageDocument,
    "fragment TranscriptMessage on Message {\n  id\n  author\n  text\n  sentAt\n  agentVersion\n  answerState\n  waitingCause\n  waitingReason\n  usage {\n    costUsd\n    isPriced\n    promptTokens\n    completionTokens\n    cachedTokens\n    latencyMs\n    modelId\n    providerId\n  }\n  delivery {\n    status\n    reason\n  }\n}\n\nfragment Transcript on Conversation {\n  id\n  kind\n  messages(last: 100, before: $before) {\n    nodes {\n      ...TranscriptMessage\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}\n\nfragment TriedConversation on Conversation {\n  id\n  agent {\n    id\n  }\n  messages(last: 50) {\n    nodes {\n      ...TranscriptMessage\n    }\n  }\n}": typeof types.TranscriptMessageFragmentDoc,
    "mutation CreateAgent($input: CreateAgentInput!) {\n  createAgent(input: $input) {\n    ... on CreateAgentSuccess {\n      agent {\n        id\n      }\n    }\n    ... on ValidationError {\n      message\n      issues {\n        path\n        message\n      }\n    }\n    ... on PlanLimitError {\n      message\n      limit\n    }\n  }\n}": typeof types.CreateAgentDocument,
    "fragment EmployeeSettings on Agent {\n  id\n  name\n  role\n  instructions\n  knowledge\n  language\n  providerId\n  modelId\n  llmKey {\n    id\n  }\n  answerLength\n  monthlyBudgetUsd\n  status\n  version\n  viewerCanManage\n}\n\nfragment ProviderChoice on LlmProvider {\n  id\n  name\n  isPractice\n  isKeyRequired\n  isBaseUrlRequired\n  keyPageUrl\n  models {\n    id\n    name\n    inputUsdPerMillionTokens\n    outputUsdPerMillionTokens\n    hundredAnswersUsd\n  }\n}\n\nfragment KeyChoice on LlmKey {\n  id\n  label\n  lastFour\n  status\n  provider {\n    id\n    name\n  }\n}": typeof types.EmployeeSettingsFragmentDoc,
    "mutation SendPlaygroundMessage($input: SendPlaygroundMessageInput!) {\n  sendPlaygroundMessage(input: $input) {\n    ... on SendPlaygroundMessageSuccess {\n      conversation {\n        id\n      }\n    }\n    ... on NotFoundError {\n      message\n    }\n    ... on ValidationError {\n      message\n      issues {\n        path\n        message\n      }\n    }\n  }\n}": typeof types.SendPlaygroundMessageDocument,
    "mutation UpdateAgent($input: UpdateAgentInput!) {\n  updateAgent(input: $input) {\n    ... on UpdateAgentSuccess {\n      agent {\n        id\n        version\n      }\n    }\n    ... on ValidationError {\n      message\n      issues {\n        path\n        message\n      }\n    }\n    ... on StaleVersionError {\n      message\n      currentVersion\n    }\n    ... on NotFoundError {\n      message\n    }\n  }\n}": typeof types.UpdateAgentDocument,
    "mutation AddLlmKey($input: AddLlmKeyInput!) {\n  addLlmKey(input: $input) {\n    ... on AddLlmKeySuccess {\n      llmKey {\n        id\n        provider {\n          id\n        }\n      }\n    }\n    ... on LlmKeyRefusedError {\n      message\n      reason\n    }\n    ... on PlanLimitError {\n      message\n      limit\n    }\n    ... on ValidationError {\n      message\n      issues {\n        path\n        message\n      }\n    }\n  }\n}": typeof types.AddLlmKeyDocument,
    "fragment BudgetState on Budget {\n  currentUsd\n  reservedUsd\n  limitUsd\n  percentage\n  status\n  periodStart\n  periodEnd\n}\n\nfragment UsageFigures on UsageTotals {\n  answerCount\n  interruptedCount\n  promptTokens\n  completionTokens\n  cachedTokens\n  costUsd\n  unpricedCostUsd\n}": typeof types.BudgetStateFragmentDoc,
    "query Overview($range: UsageRangeInput!) {\n  tenant {\n    id\n    agents(first: 100) {\n      totalCount\n      nodes {\n        id\n        name\n        role\n        status\n        budget {\n          ...BudgetState\n        }\n      }\n    }\n    channels {\n      id\n      status\n    }\n    usage(range: $range) {\n      totals {\n        ...UsageFigures\n      }\n    }\n    conversations(first: 6) {\n      nodes {\n        ...ConversationRow\n      }\n    }\n  }\n}": typeof types.OverviewDocument,
    "query Company {\n  viewer {\n    id\n    name\n    email\n    tenants {\n      id\n      name\n      role\n    }\n  }\n  tenant {\n    id\n    name\n    timeZone\n    viewerRole\n    viewerPermissions\n    onboarding {\n      currentStep\n      steps {\n        name\n        status\n      }\n    }\n    answerAllowance {\n      limitCount\n      usedCount\n    }\n    waitingMessages(first: 100) {\n      nodes {\n        id\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n}": typeof types.CompanyDocument,
    "query Configure($tryId: ID!, $isTrying: Boolean!) {\n  llmProviders {\n    ...ProviderChoice\n  }\n  tenant {\n    id\n    llmKeys {\n      ...KeyChoice\n    }\n    agents(first: 1) {\n      nodes {\n        ...EmployeeSettings\n      }\n    }\n  }\n  conversation(id: $tryId) @include(if: $isTrying) {\n    ...TriedConversation\n  }\n}": typeof types.ConfigureDocument,
    "query Connect {\n  tenant {\n    id\n    channels {\n      ...ChannelState\n    }\n  }\n}": typeof types.ConnectDocument,
    "mutation RecordOnboardingStep($input: RecordOnboardingStepInput!) {\n  recordOnboardingStep(input: $input) {\n    ... on RecordOnboardingStepSuccess {\n      onboarding {\n        currentStep\n      }\n    }\n  }\n}": typeof types.RecordOnboardingStepDocument,
    "query Test {\n  tenant {\n    id\n    channels {\n      ...ChannelState\n    }\n    agents(first: 1) {\n      nodes {\n        id\n        name\n        status\n      }\n    }\n    conversations(first: 1, filter: {kind: CHANNEL}) {\n      nodes {\n        id\n        contactName\n        agent {\n          name\n        }\n        messages(last: 20) {\n          nodes {\n            ...TranscriptMessage\n          }\n        }\n      }\n    }\n  }\n}": typeof types.TestDocument,
    "mutation CreateTenant($input: CreateTenantInput!) {\n  createTenant(input: $input) {\n    ... on CreateTenantSuccess {\n      tenant {\n        id\n      }\n    }\n    ... on ValidationError {\n      message\n      issues {\n        path\n        message\n      }\n    }\n  }\n}": typeof types.CreateTenantDocument,
    "query SignedIn {\n  viewer {\n    id\n    email\n    tenants {\n      id\n    }\n  }\n}": typeof types.SignedInDocument,
};
const documents: Documents = {
    "fragment ChannelState on Channel {\n  id\n  kind\n  name\n  status\n  statusReason\n  connectedAt\n  lastInboundAt\n  viewerCanManage\n  lastTest {\n    id\n    text\n    createdAt\n    delivery {\n      status\n      reason\n      updatedAt\n    }\n  }\n}": types.ChannelStateFragmentDoc,
    "mutation SendTestMessage($input: SendTestMessageInput!) {\n  sendTestMessage(input: $input) {\n    ... on SendTestMessageSuccess {\n      testMessage {\n        id\n      }\n    }\n    ... on NotFoundError {\n      message\n    }\n    ... on ChannelNotConnectedError {\n      message\n    }\n  }\n}": types.SendTestMessageDocument,
    "mutation StartSlackInstall {\n  startSlackInstall {\n    ... on StartSlackInstallSuccess {\n      url\n    }\n    ... on IntegrationOffError {\n      message\n    }\n  }\n}": types.StartSlackInstallDocument,
    "fragment ConversationRow on Conversation {\n  id\n  kind\n  contactName\n  preview\n  lastMessageAt\n  agent {\n    id\n    name\n  }\n  channel {\n    id\n    name\n    kind\n  }\n}": types.ConversationRowFragmentDoc,
    "mutation ResendMessage($input: ResendMessageInput!) {\n  resendMessage(input: $input) {\n    ... on ResendMessageSuccess {\n      delivery {\n        status\n      }\n    }\n    ... on NotFoundError {\n      message\n    }\n    ... on NotResendableError {\n      message\n    }\n  }\n}": types.ResendMessageDocument,
    "fragment TranscriptMessage on Message {\n  id\n  author\n  text\n  sentAt\n  agentVersion\n  answerState\n  waitingCause\n  waitingReason\n  usage {\n    costUsd\n    isPriced\n    promptTokens\n    completionTokens\n    cachedTokens\n    latencyMs\n    modelId\n    providerId\n  }\n  delivery {\n    status\n    reason\n  }\n}\n\nfragment Transcript on Conversation {\n  id\n  kind\n  messages(last: 100, before: $before) {\n    nodes {\n      ...TranscriptMessage\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}\n\nfragment TriedConversation on Conversation {\n  id\n  agent {\n    id\n  }\n  messages(last: 50) {\n    nodes {\n      ...TranscriptMessage\n    }\n  }\n}": types.TranscriptMessageFragmentDoc,
    "mutation CreateAgent($input: CreateAgentInput!) {\n  createAgent(input: $input) {\n    ... on CreateAgentSuccess {\n      agent {\n        id\n      }\n    }\n    ... on ValidationError {\n      message\n      issues {\n        path\n        message\n      }\n    }\n    ... on PlanLimitError {\n      message\n      limit\n    }\n  }\n}": types.CreateAgentDocument,
    "fragment EmployeeSettings on Agent {\n  id\n  name\n  role\n  instructions\n  knowledge\n  language\n  providerId\n  modelId\n  llmKey {\n    id\n  }\n  answerLength\n  monthlyBudgetUsd\n  status\n  version\n  viewerCanManage\n}\n\nfragment ProviderChoice on LlmProvider {\n  id\n  name\n  isPractice\n  isKeyRequired\n  isBaseUrlRequired\n  keyPageUrl\n  models {\n    id\n    name\n    inputUsdPerMillionTokens\n    outputUsdPerMillionTokens\n    hundredAnswersUsd\n  }\n}\n\nfragment KeyChoice on LlmKey {\n  id\n  label\n  lastFour\n  status\n  provider {\n    id\n    name\n  }\n}": types.EmployeeSettingsFragmentDoc,
    "mutation SendPlaygroundMessage($input: SendPlaygroundMessageInput!) {\n  sendPlaygroundMessage(input: $input) {\n    ... on SendPlaygroundMessageSuccess {\n      conversation {\n        id\n      }\n    }\n    ... on NotFoundError {\n      message\n    }\n    ... on ValidationError {\n      message\n      issues {\n        path\n        message\n      }\n    }\n  }\n}": types.SendPlaygroundMessageDocument,
    "mutation UpdateAgent($input: UpdateAgentInput!) {\n  updateAgent(input: $input) {\n    ... on UpdateAgentSuccess {\n      agent {\n        id\n        version\n      }\n    }\n    ... on ValidationError {\n      message\n      issues {\n        path\n        message\n      }\n    }\n    ... on StaleVersionError {\n      message\n      currentVersion\n    }\n    ... on NotFoundError {\n      message\n    }\n  }\n}": types.UpdateAgentDocument,
    "mutation AddLlmKey($input: AddLlmKeyInput!) {\n  addLlmKey(input: $input) {\n    ... on AddLlmKeySuccess {\n      llmKey {\n        id\n        provider {\n          id\n        }\n      }\n    }\n    ... on LlmKeyRefusedError {\n      message\n      reason\n    }\n    ... on PlanLimitError {\n      message\n      limit\n    }\n    ... on ValidationError {\n      message\n      issues {\n        path\n        message\n      }\n    }\n  }\n}": types.AddLlmKeyDocument,
    "fragment BudgetState on Budget {\n  currentUsd\n  reservedUsd\n  limitUsd\n  percentage\n  status\n  periodStart\n  periodEnd\n}\n\nfragment UsageFigures on UsageTotals {\n  answerCount\n  interruptedCount\n  promptTokens\n  completionTokens\n  cachedTokens\n  costUsd\n  unpricedCostUsd\n}": types.BudgetStateFragmentDoc,
    "query Overview($range: UsageRangeInput!) {\n  tenant {\n    id\n    agents(first: 100) {\n      totalCount\n      nodes {\n        id\n        name\n        role\n        status\n        budget {\n          ...BudgetState\n        }\n      }\n    }\n    channels {\n      id\n      status\n    }\n    usage(range: $range) {\n      totals {\n        ...UsageFigures\n      }\n    }\n    conversations(first: 6) {\n      nodes {\n        ...ConversationRow\n      }\n    }\n  }\n}": types.OverviewDocument,
    "query Company {\n  viewer {\n    id\n    name\n    email\n    tenants {\n      id\n      name\n      role\n    }\n  }\n  tenant {\n    id\n    name\n    timeZone\n    viewerRole\n    viewerPermissions\n    onboarding {\n      currentStep\n      steps {\n        name\n        status\n      }\n    }\n    answerAllowance {\n      limitCount\n      usedCount\n    }\n    waitingMessages(first: 100) {\n      nodes {\n        id\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n}": types.CompanyDocument,
    "query Configure($tryId: ID!, $isTrying: Boolean!) {\n  llmProviders {\n    ...ProviderChoice\n  }\n  tenant {\n    id\n    llmKeys {\n      ...KeyChoice\n    }\n    agents(first: 1) {\n      nodes {\n        ...EmployeeSettings\n      }\n    }\n  }\n  conversation(id: $tryId) @include(if: $isTrying) {\n    ...TriedConversation\n  }\n}": types.ConfigureDocument,
    "query Connect {\n  tenant {\n    id\n    channels {\n      ...ChannelState\n    }\n  }\n}": types.ConnectDocument,
    "mutation RecordOnboardingStep($input: RecordOnboardingStepInput!) {\n  recordOnboardingStep(input: $input) {\n    ... on RecordOnboardingStepSuccess {\n      onboarding {\n        currentStep\n      }\n    }\n  }\n}": types.RecordOnboardingStepDocument,
    "query Test {\n  tenant {\n    id\n    channels {\n      ...ChannelState\n    }\n    agents(first: 1) {\n      nodes {\n        id\n        name\n        status\n      }\n    }\n    conversations(first: 1, filter: {kind: CHANNEL}) {\n      nodes {\n        id\n        contactName\n        agent {\n          name\n        }\n        messages(last: 20) {\n          nodes {\n            ...TranscriptMessage\n          }\n        }\n      }\n    }\n  }\n}": types.TestDocument,
    "mutation CreateTenant($input: CreateTenantInput!) {\n  createTenant(input: $input) {\n    ... on CreateTenantSuccess {\n      tenant {\n        id\n      }\n    }\n    ... on ValidationError {\n      message\n      issues {\n        path\n        message\n      }\n    }\n  }\n}": types.CreateTenantDocument,
    "query SignedIn {\n  viewer {\n    id\n    email\n    tenants {\n      id\n    }\n  }\n}": types.SignedInDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ChannelState on Channel {\n  id\n  kind\n  name\n  status\n  statusReason\n  connectedAt\n  lastInboundAt\n  viewerCanManage\n  lastTest {\n    id\n    text\n    createdAt\n    delivery {\n      status\n      reason\n      updatedAt\n    }\n  }\n}"): typeof import('./graphql.ts').ChannelStateFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SendTestMessage($input: SendTestMessageInput!) {\n  sendTestMessage(input: $input) {\n    ... on SendTestMessageSuccess {\n      testMessage {\n        id\n      }\n    }\n    ... on NotFoundError {\n      message\n    }\n    ... on ChannelNotConnectedError {\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').SendTestMessageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation StartSlackInstall {\n  startSlackInstall {\n    ... on StartSlackInstallSuccess {\n      url\n    }\n    ... on IntegrationOffError {\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').StartSlackInstallDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ConversationRow on Conversation {\n  id\n  kind\n  contactName\n  preview\n  lastMessageAt\n  agent {\n    id\n    name\n  }\n  channel {\n    id\n    name\n    kind\n  }\n}"): typeof import('./graphql.ts').ConversationRowFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ResendMessage($input: ResendMessageInput!) {\n  resendMessage(input: $input) {\n    ... on ResendMessageSuccess {\n      delivery {\n        status\n      }\n    }\n    ... on NotFoundError {\n      message\n    }\n    ... on NotResendableError {\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').ResendMessageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment TranscriptMessage on Message {\n  id\n  author\n  text\n  sentAt\n  agentVersion\n  answerState\n  waitingCause\n  waitingReason\n  usage {\n    costUsd\n    isPriced\n    promptTokens\n    completionTokens\n    cachedTokens\n    latencyMs\n    modelId\n    providerId\n  }\n  delivery {\n    status\n    reason\n  }\n}\n\nfragment Transcript on Conversation {\n  id\n  kind\n  messages(last: 100, before: $before) {\n    nodes {\n      ...TranscriptMessage\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}\n\nfragment TriedConversation on Conversation {\n  id\n  agent {\n    id\n  }\n  messages(last: 50) {\n    nodes {\n      ...TranscriptMessage\n    }\n  }\n}"): typeof import('./graphql.ts').TranscriptMessageFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateAgent($input: CreateAgentInput!) {\n  createAgent(input: $input) {\n    ... on CreateAgentSuccess {\n      agent {\n        id\n      }\n    }\n    ... on ValidationError {\n      message\n      issues {\n        path\n        message\n      }\n    }\n    ... on PlanLimitError {\n      message\n      limit\n    }\n  }\n}"): typeof import('./graphql.ts').CreateAgentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment EmployeeSettings on Agent {\n  id\n  name\n  role\n  instructions\n  knowledge\n  language\n  providerId\n  modelId\n  llmKey {\n    id\n  }\n  answerLength\n  monthlyBudgetUsd\n  status\n  version\n  viewerCanManage\n}\n\nfragment ProviderChoice on LlmProvider {\n  id\n  name\n  isPractice\n  isKeyRequired\n  isBaseUrlRequired\n  keyPageUrl\n  models {\n    id\n    name\n    inputUsdPerMillionTokens\n    outputUsdPerMillionTokens\n    hundredAnswersUsd\n  }\n}\n\nfragment KeyChoice on LlmKey {\n  id\n  label\n  lastFour\n  status\n  provider {\n    id\n    name\n  }\n}"): typeof import('./graphql.ts').EmployeeSettingsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SendPlaygroundMessage($input: SendPlaygroundMessageInput!) {\n  sendPlaygroundMessage(input: $input) {\n    ... on SendPlaygroundMessageSuccess {\n      conversation {\n        id\n      }\n    }\n    ... on NotFoundError {\n      message\n    }\n    ... on ValidationError {\n      message\n      issues {\n        path\n        message\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').SendPlaygroundMessageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateAgent($input: UpdateAgentInput!) {\n  updateAgent(input: $input) {\n    ... on UpdateAgentSuccess {\n      agent {\n        id\n        version\n      }\n    }\n    ... on ValidationError {\n      message\n      issues {\n        path\n        message\n      }\n    }\n    ... on StaleVersionError {\n      message\n      currentVersion\n    }\n    ... on NotFoundError {\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').UpdateAgentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AddLlmKey($input: AddLlmKeyInput!) {\n  addLlmKey(input: $input) {\n    ... on AddLlmKeySuccess {\n      llmKey {\n        id\n        provider {\n          id\n        }\n      }\n    }\n    ... on LlmKeyRefusedError {\n      message\n      reason\n    }\n    ... on PlanLimitError {\n      message\n      limit\n    }\n    ... on ValidationError {\n      message\n      issues {\n        path\n        message\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').AddLlmKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment BudgetState on Budget {\n  currentUsd\n  reservedUsd\n  limitUsd\n  percentage\n  status\n  periodStart\n  periodEnd\n}\n\nfragment UsageFigures on UsageTotals {\n  answerCount\n  interruptedCount\n  promptTokens\n  completionTokens\n  cachedTokens\n  costUsd\n  unpricedCostUsd\n}"): typeof import('./graphql.ts').BudgetStateFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Overview($range: UsageRangeInput!) {\n  tenant {\n    id\n    agents(first: 100) {\n      totalCount\n      nodes {\n        id\n        name\n        role\n        status\n        budget {\n          ...BudgetState\n        }\n      }\n    }\n    channels {\n      id\n      status\n    }\n    usage(range: $range) {\n      totals {\n        ...UsageFigures\n      }\n    }\n    conversations(first: 6) {\n      nodes {\n        ...ConversationRow\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').OverviewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Company {\n  viewer {\n    id\n    name\n    email\n    tenants {\n      id\n      name\n      role\n    }\n  }\n  tenant {\n    id\n    name\n    timeZone\n    viewerRole\n    viewerPermissions\n    onboarding {\n      currentStep\n      steps {\n        name\n        status\n      }\n    }\n    answerAllowance {\n      limitCount\n      usedCount\n    }\n    waitingMessages(first: 100) {\n      nodes {\n        id\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').CompanyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Configure($tryId: ID!, $isTrying: Boolean!) {\n  llmProviders {\n    ...ProviderChoice\n  }\n  tenant {\n    id\n    llmKeys {\n      ...KeyChoice\n    }\n    agents(first: 1) {\n      nodes {\n        ...EmployeeSettings\n      }\n    }\n  }\n  conversation(id: $tryId) @include(if: $isTrying) {\n    ...TriedConversation\n  }\n}"): typeof import('./graphql.ts').ConfigureDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Connect {\n  tenant {\n    id\n    channels {\n      ...ChannelState\n    }\n  }\n}"): typeof import('./graphql.ts').ConnectDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RecordOnboardingStep($input: RecordOnboardingStepInput!) {\n  recordOnboardingStep(input: $input) {\n    ... on RecordOnboardingStepSuccess {\n      onboarding {\n        currentStep\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').RecordOnboardingStepDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Test {\n  tenant {\n    id\n    channels {\n      ...ChannelState\n    }\n    agents(first: 1) {\n      nodes {\n        id\n        name\n        status\n      }\n    }\n    conversations(first: 1, filter: {kind: CHANNEL}) {\n      nodes {\n        id\n        contactName\n        agent {\n          name\n        }\n        messages(last: 20) {\n          nodes {\n            ...TranscriptMessage\n          }\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').TestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateTenant($input: CreateTenantInput!) {\n  createTenant(input: $input) {\n    ... on CreateTenantSuccess {\n      tenant {\n        id\n      }\n    }\n    ... on ValidationError {\n      message\n      issues {\n        path\n        message\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').CreateTenantDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query SignedIn {\n  viewer {\n    id\n    email\n    tenants {\n      id\n    }\n  }\n}"): typeof import('./graphql.ts').SignedInDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
