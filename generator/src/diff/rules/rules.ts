import type { Rule } from "../rule.js";
import { ackDropped } from "./ack-dropped.js";
import { bccChanged } from "./bcc-changed.js";
import { bindingKeyNarrowed } from "./binding-key-narrowed.js";
import { bindingKeyWidened } from "./binding-key-widened.js";
import { ccChanged } from "./cc-changed.js";
import { channelAddressChanged } from "./channel-address-changed.js";
import { channelKindChanged } from "./channel-kind-changed.js";
import { channelMessageAdded } from "./channel-message-added.js";
import { channelMessageRemoved } from "./channel-message-removed.js";
import { channelRemoved } from "./channel-removed.js";
import { channelServersChanged } from "./channel-servers-changed.js";
import { contentEncodingChanged } from "./content-encoding-changed.js";
import { contentTypeChanged } from "./content-type-changed.js";
import { correlationIdChanged } from "./correlation-id-changed.js";
import { deadLetterChanged } from "./dead-letter-changed.js";
import { defaultChanged } from "./default-changed.js";
import { deliveryModeChanged } from "./delivery-mode-changed.js";
import { deprecatedChanged } from "./deprecated-changed.js";
import { descriptionChanged } from "./description-changed.js";
import { discriminatorChanged } from "./discriminator-changed.js";
import { envelopeChanged } from "./envelope-changed.js";
import { examplesChanged } from "./examples-changed.js";
import { exchangeAutoDeleteChanged } from "./exchange-auto-delete-changed.js";
import { exchangeDurableChanged } from "./exchange-durable-changed.js";
import { exchangeRenamed } from "./exchange-renamed.js";
import { exchangeTypeChanged } from "./exchange-type-changed.js";
import { expirationLowered } from "./expiration-lowered.js";
import { formatChanged } from "./format-changed.js";
import { headersBackward } from "./headers-backward.js";
import { headersForward } from "./headers-forward.js";
import { interfaceRenamed } from "./interface-renamed.js";
import { mandatoryDropped } from "./mandatory-dropped.js";
import { messageRenamed } from "./message-renamed.js";
import { messageTypeChanged } from "./message-type-changed.js";
import { messagesIndistinguishable } from "./messages-indistinguishable.js";
import { methodChanged } from "./method-changed.js";
import { operationActionChanged } from "./operation-action-changed.js";
import { operationChannelChanged } from "./operation-channel-changed.js";
import { operationMessagesNarrowed } from "./operation-messages-narrowed.js";
import { operationMessagesWidened } from "./operation-messages-widened.js";
import { operationRemoved } from "./operation-removed.js";
import { operationRenamed } from "./operation-renamed.js";
import { parameterAdded } from "./parameter-added.js";
import { parameterNarrowed } from "./parameter-narrowed.js";
import { parameterRemoved } from "./parameter-removed.js";
import { parameterRenamed } from "./parameter-renamed.js";
import { parameterWidened } from "./parameter-widened.js";
import { payloadBackward } from "./payload-backward.js";
import { payloadForward } from "./payload-forward.js";
import { payloadUndecided } from "./payload-undecided.js";
import { queueArgumentChanged } from "./queue-argument-changed.js";
import { queueArgumentWithoutEffect } from "./queue-argument-without-effect.js";
import { queueAutoDeleteChanged } from "./queue-auto-delete-changed.js";
import { queueDurableChanged } from "./queue-durable-changed.js";
import { queueExclusiveChanged } from "./queue-exclusive-changed.js";
import { queueRenamed } from "./queue-renamed.js";
import { replyAdded } from "./reply-added.js";
import { replyAddressChanged } from "./reply-address-changed.js";
import { replyPayloadBackward } from "./reply-payload-backward.js";
import { replyPayloadForward } from "./reply-payload-forward.js";
import { replyRemoved } from "./reply-removed.js";
import { retryPolicyChanged } from "./retry-policy-changed.js";
import { schemaFormatChanged } from "./schema-format-changed.js";
import { schemaRenamed } from "./schema-renamed.js";
import { serverRemoved } from "./server-removed.js";
import { serviceChanged } from "./service-changed.js";
import { tagsChanged } from "./tags-changed.js";
import { titleChanged } from "./title-changed.js";
import { typeNarrowedForPublishers } from "./type-narrowed-for-publishers.js";
import { typeWidenedForConsumers } from "./type-widened-for-consumers.js";
import { urgencyChanged } from "./urgency-changed.js";
import { userIdChanged } from "./user-id-changed.js";
import { vhostChanged } from "./vhost-changed.js";

/** Every rule, in the order of groups: what breaks messages first, what is only read by people last. */
export const rules: readonly Rule[] = [
  payloadBackward,
  payloadForward,
  headersBackward,
  headersForward,
  replyPayloadBackward,
  replyPayloadForward,
  payloadUndecided,
  channelRemoved,
  channelMessageRemoved,
  channelMessageAdded,
  operationRemoved,
  operationActionChanged,
  operationChannelChanged,
  operationMessagesNarrowed,
  operationMessagesWidened,
  replyRemoved,
  replyAdded,
  replyAddressChanged,
  contentTypeChanged,
  contentEncodingChanged,
  schemaFormatChanged,
  messageTypeChanged,
  correlationIdChanged,
  discriminatorChanged,
  messagesIndistinguishable,
  envelopeChanged,
  channelAddressChanged,
  parameterRemoved,
  parameterAdded,
  parameterNarrowed,
  parameterWidened,
  exchangeRenamed,
  queueRenamed,
  vhostChanged,
  bindingKeyNarrowed,
  bindingKeyWidened,
  ccChanged,
  bccChanged,
  serverRemoved,
  channelServersChanged,
  serviceChanged,
  exchangeTypeChanged,
  exchangeDurableChanged,
  exchangeAutoDeleteChanged,
  queueDurableChanged,
  queueAutoDeleteChanged,
  queueExclusiveChanged,
  queueArgumentChanged,
  queueArgumentWithoutEffect,
  channelKindChanged,
  deliveryModeChanged,
  expirationLowered,
  urgencyChanged,
  methodChanged,
  mandatoryDropped,
  ackDropped,
  userIdChanged,
  defaultChanged,
  formatChanged,
  retryPolicyChanged,
  deadLetterChanged,
  messageRenamed,
  operationRenamed,
  schemaRenamed,
  parameterRenamed,
  interfaceRenamed,
  typeNarrowedForPublishers,
  typeWidenedForConsumers,
  titleChanged,
  descriptionChanged,
  examplesChanged,
  tagsChanged,
  deprecatedChanged,
];
