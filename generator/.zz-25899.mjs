var __defProp = Object.defineProperty;
var __export = (target, all) => {
  for (var name2 in all)
    __defProp(target, name2, { get: all[name2], enumerable: true });
};

// ../../../tmp/w/corpus.ts
import { readFileSync as readFileSync2 } from "node:fs";
import { join } from "node:path";

// src/contract/check-priorities.ts
var urgencyPriority = { low: 1, medium: 5, high: 8, critical: 10 };
function checkPriorities(operations, diagnostics) {
  for (const { channel, delivery, urgency, location } of operations) {
    const priority = delivery.priority ?? (urgency === void 0 ? void 0 : urgencyPriority[urgency]);
    if (priority === void 0 || channel.queue === null) continue;
    const { arguments: args, name: name2 } = channel.queue;
    const maximum = args["x-max-priority"];
    if (args["x-queue-type"] === "quorum") {
      diagnostics.push({
        code: "queue-ignores-priority",
        severity: "warning",
        message: `queue "${name2}" is a quorum queue, which does not keep priorities apart as a classic queue does`,
        consequence: "Up to RabbitMQ 3.13 urgent messages overtake nothing; from 4.0 there are two levels, above 4 and the rest.",
        remedy: "Choose a classic queue where urgencies matter.",
        location
      });
    } else if (typeof maximum === "number" && priority > maximum) {
      diagnostics.push({
        code: "priority-above-maximum",
        severity: "warning",
        message: `priority ${priority} is above the ${maximum} that queue "${name2}" keeps apart`,
        consequence: `It counts as ${maximum}.`,
        remedy: "Raise `maxPriority` of the channel's `x-rabbitmq`, or lower the priority.",
        location
      });
    }
  }
}

// src/contract/names.ts
function pascalCase(key) {
  const words = key.match(/[\p{L}\p{N}]+/gu) ?? [];
  const name2 = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
  if (name2 === "") return void 0;
  return /^\p{N}/u.test(name2) ? `_${name2}` : name2;
}
function kebabCase(key) {
  return key.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1-$2").replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1-$2").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").toLowerCase();
}
var reserved = new Set(
  `Object Function Boolean Symbol Number BigInt String Array Map Set WeakMap WeakSet WeakRef Date RegExp Error TypeError
  Promise PromiseLike Proxy Reflect Math JSON Intl Buffer ArrayBuffer DataView Iterator Generator AsyncIterator AsyncDisposable
  Disposable Record Partial Required Readonly ReadonlyArray Pick Omit Exclude Extract NonNullable Parameters ReturnType
  Awaited Uppercase Lowercase Capitalize Uncapitalize This Infinity NaN Undefined Null Never Unknown Any Void
  Index Con Prn Aux Nul`.split(/\s+/)
);
function schemaTypeName(key) {
  const name2 = pascalCase(key);
  return name2 !== void 0 && (reserved.has(name2) || /^(Com|Lpt)\d$/.test(name2)) ? `${name2}Schema` : name2;
}

// src/contract/defined.ts
function defined(members2) {
  return Object.fromEntries(Object.entries(members2).filter(([, value]) => value !== void 0));
}

// src/contract/json-pointer.ts
function pointerOf(tokens) {
  return tokens.map((token) => `/${String(token).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
function tokensOf(pointer) {
  if (pointer === "") return [];
  return pointer.slice(1).split("/").map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}
function below(pointer, ...tokens) {
  return pointer + pointerOf(tokens);
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function memberOf(value, token) {
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(token) ? value[Number(token)] : void 0;
  return isObject(value) && Object.hasOwn(value, token) ? value[token] : void 0;
}
function valueAt(root, pointer) {
  let value = root;
  for (const token of tokensOf(pointer)) value = memberOf(value, token);
  return value;
}

// src/contract/reference.ts
function isReference(value) {
  return isObject(value) && typeof value["$ref"] === "string";
}
function partsOf(reference) {
  const hash = reference.indexOf("#");
  if (hash === -1) return { uri: reference, pointer: "" };
  const fragment = reference.slice(hash + 1);
  return {
    uri: reference.slice(0, hash),
    pointer: fragment === "" || fragment.startsWith("/") ? decoded(fragment) : void 0
  };
}
function targetOf(reference) {
  return decoded(reference.$ref.slice(1));
}
function referenceTo(pointer) {
  return `#${pointer.replaceAll("%", "%25").replaceAll("#", "%23")}`;
}
function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

// src/contract/written.ts
function written(document, node, tokens) {
  const own = valueAt(document.root, node.pointer);
  const [first] = tokens;
  if (first === void 0 || !isObject(own) || Object.hasOwn(own, first)) return below(node.pointer, ...tokens);
  const holders = traitsOf(document, node.pointer, own).filter(
    (trait) => memberOf(valueAt(document.root, trait), first) !== void 0
  );
  return below(holders.at(-1) ?? node.pointer, ...tokens);
}
function traitsOf(document, pointer, own) {
  const traits = own["traits"];
  if (!Array.isArray(traits)) return [];
  return traits.map((trait, index) => {
    const target = isReference(trait) ? targetOf(trait) : below(pointer, "traits", index);
    return valueAt(document.root, target) === void 0 ? below(pointer, "traits", index) : target;
  });
}

// src/contract/read-extensions.ts
var urgencies = ["low", "medium", "high", "critical"];
var httpMethods = ["POST", "GET", "PUT", "PATCH", "DELETE"];
var extensionOwners = {
  "x-urgency": ["operation", "message"],
  "x-method": ["operation"],
  "x-service": ["channel"],
  "x-rabbitmq": ["channel"],
  "x-envelope": []
};
function readUrgency(document, node, diagnostics) {
  return readChoice(document, node, "x-urgency", urgencies, "unknown-urgency", "urgency", diagnostics);
}
function readMethod(document, node, diagnostics) {
  return readChoice(document, node, "x-method", httpMethods, "unknown-method", "method", diagnostics);
}
function readChoice(document, node, extension, choices, code2, noun, diagnostics) {
  const value = node.extensions[extension];
  if (value === void 0) return void 0;
  const choice = choices.find((candidate) => candidate === value);
  if (choice === void 0) {
    diagnostics.push({
      code: code2,
      severity: "error",
      message: `${JSON.stringify(value)} is no ${noun}`,
      consequence: consequences[extension] ?? "",
      remedy: `Choose one of ${choices.join(", ")}.`,
      location: document.locate(written(document, node, [extension]))
    });
  }
  return choice;
}
var consequences = {
  "x-urgency": "The priority of the message would be unknown.",
  "x-method": "Receivers would not know what they are asked to do."
};
function checkOwners(document, node, owner, diagnostics) {
  for (const extension of Object.keys(node.extensions)) {
    const owners = Object.hasOwn(extensionOwners, extension) ? extensionOwners[extension] : void 0;
    if (owners === void 0 || owners.includes(owner)) continue;
    diagnostics.push({
      code: "misplaced-extension",
      severity: "error",
      message: `\`${extension}\` means nothing on ${owner === "operation" ? "an" : "a"} ${owner}`,
      consequence: "It would be ignored.",
      remedy: owners.length === 0 ? "Move it to the schema of the body." : `Move it to the ${owners.join(" or the ")}.`,
      location: document.locate(written(document, node, [extension]))
    });
  }
}

// src/contract/read-rabbitmq.ts
var name = { wants: "a name of at most 255 bytes", accepts: isName };
var argumentTable = { wants: "an object of strings, numbers and booleans", accepts: isArguments };
var rules = {
  queueType: { wants: "classic or quorum", accepts: (value) => value === "classic" || value === "quorum" },
  maxPriority: { wants: "a whole number from 1 to 255", accepts: (value) => isWhole(value, 1, 255) },
  singleActiveConsumer: { wants: "true or false", accepts: (value) => typeof value === "boolean" },
  arguments: argumentTable,
  bindings: { wants: "a list of objects", accepts: (value) => Array.isArray(value) && value.every(isObject) },
  deadLetter: name,
  retryDelaysMs: {
    wants: "a list of delays in milliseconds",
    accepts: (value) => Array.isArray(value) && value.every((delay) => isWhole(delay, 1, 2 ** 32 - 1))
  },
  prefetch: { wants: "a whole number from 1 to 65535", accepts: (value) => isWhole(value, 1, 65535) }
};
var bindingRules = {
  queue: name,
  exchange: name,
  routingKey: {
    wants: "a text of at most 255 bytes",
    accepts: (value) => typeof value === "string" && Buffer.byteLength(value) <= 255
  },
  arguments: argumentTable
};
function readRabbitMq(document, channel, diagnostics) {
  const value = channel.extensions["x-rabbitmq"];
  if (value === void 0) return {};
  const problem = (tokens, message, remedy) => diagnostics.push({
    code: "invalid-x-rabbitmq",
    severity: "error",
    message,
    consequence: "The queue would not be declared as it is meant.",
    remedy,
    location: document.locate(written(document, channel, ["x-rabbitmq", ...tokens]))
  });
  if (!isObject(value)) {
    problem([], "`x-rabbitmq` is not an object", `Give it ${Object.keys(rules).join(", ")}.`);
    return {};
  }
  let sound = check(value, rules, [], problem);
  const bindings = sound && Array.isArray(value["bindings"]) ? value["bindings"] : [];
  for (const [index, binding] of bindings.entries()) {
    sound = check(binding, bindingRules, ["bindings", String(index)], problem) && sound;
  }
  for (const [short, argument] of Object.entries(shortForms)) {
    if (sound && Object.hasOwn(value, short) && isObject(value["arguments"]) && Object.hasOwn(value["arguments"], argument)) {
      sound = false;
      problem(
        ["arguments", argument],
        `\`${argument}\` and \`${short}\` say the same thing twice`,
        "Keep one of them."
      );
    }
  }
  return sound ? value : {};
}
var shortForms = {
  queueType: "x-queue-type",
  maxPriority: "x-max-priority",
  singleActiveConsumer: "x-single-active-consumer"
};
function check(value, table, at, problem) {
  let sound = true;
  for (const [key, member2] of Object.entries(value)) {
    const rule = Object.hasOwn(table, key) ? table[key] : void 0;
    if (rule?.accepts(member2)) continue;
    sound = false;
    if (rule === void 0)
      problem([...at, key], `\`x-rabbitmq\` has no "${key}"`, `It knows ${Object.keys(table).join(", ")}.`);
    else problem([...at, key], `\`${key}\` of \`x-rabbitmq\` is not ${rule.wants}`, `Give ${rule.wants}.`);
  }
  return sound;
}
function isWhole(value, from2, to2) {
  return typeof value === "number" && Number.isInteger(value) && value >= from2 && value <= to2;
}
function isName(value) {
  return typeof value === "string" && value !== "" && Buffer.byteLength(value) <= 255;
}
function isArguments(value) {
  return isObject(value) && Object.values(value).every((member2) => ["string", "number", "boolean"].includes(typeof member2));
}

// src/contract/read-topology.ts
var defaultExchange = { name: "", type: "direct", durable: true, autoDelete: false, arguments: {} };
function readTopology(document, channel, address, rabbitMq, diagnostics) {
  if (address === null) return { exchange: null, queue: null, routingKey: "", bindings: [] };
  const exchange = readExchange(document, channel, diagnostics);
  const queueBinding = memberObject(channel.amqp, "queue");
  if (exchange.name === "") {
    const name3 = textOf(queueBinding["name"]) ?? address;
    const queue2 = queueOf(name3, queueBinding, rabbitMq);
    return { exchange, queue: queue2, routingKey: name3, bindings: bindingsOf(rabbitMq, queue2, exchange, address) };
  }
  const [bound] = [...new Set(rabbitMq.bindings?.flatMap((binding) => binding.queue ?? []))];
  const name2 = textOf(queueBinding["name"]) ?? bound;
  const queue = name2 === void 0 ? null : queueOf(name2, queueBinding, rabbitMq);
  const implied = queue === null || rabbitMq.bindings !== void 0 ? [] : [{ queue: queue.name, exchange: exchange.name, routingKey: address, arguments: {} }];
  return {
    exchange,
    queue,
    routingKey: address,
    bindings: [...implied, ...bindingsOf(rabbitMq, queue, exchange, address)]
  };
}
function readExchange(document, channel, diagnostics) {
  const binding = memberObject(channel.amqp, "exchange");
  const name2 = textOf(binding["name"]);
  const type = textOf(binding["type"]);
  if (name2 === void 0 || type === "default") return defaultExchange;
  if (type === void 0 && !name2.startsWith("amq.")) {
    diagnostics.push({
      code: "exchange-without-type",
      severity: "warning",
      message: `exchange "${name2}" has no type`,
      consequence: "It is declared as a direct exchange.",
      remedy: "Add `type` (topic, direct, fanout or headers).",
      location: document.locate(written(document, channel, ["bindings", "amqp", "exchange"]))
    });
  }
  return {
    name: name2,
    type: type ?? predefinedTypes[name2] ?? "direct",
    durable: binding["durable"] !== false,
    autoDelete: binding["autoDelete"] === true,
    arguments: {}
  };
}
var predefinedTypes = {
  "amq.direct": "direct",
  "amq.fanout": "fanout",
  "amq.topic": "topic",
  "amq.headers": "headers",
  "amq.match": "headers"
};
function queueOf(name2, binding, rabbitMq) {
  const given = rabbitMq.arguments ?? {};
  const type = rabbitMq.queueType ?? given["x-queue-type"] ?? "classic";
  return {
    name: name2,
    durable: binding["durable"] !== false,
    exclusive: binding["exclusive"] === true,
    autoDelete: binding["autoDelete"] === true,
    arguments: {
      "x-queue-type": type,
      ...type === "classic" ? { "x-max-priority": rabbitMq.maxPriority ?? 10 } : {},
      ...rabbitMq.singleActiveConsumer === void 0 ? {} : { "x-single-active-consumer": rabbitMq.singleActiveConsumer },
      ...given
    }
  };
}
function bindingsOf(rabbitMq, queue, exchange, address) {
  return (rabbitMq.bindings ?? []).flatMap((binding) => {
    const from2 = binding.exchange ?? exchange.name;
    const to2 = binding.queue ?? queue?.name;
    if (from2 === "" || to2 === void 0) return [];
    return [
      { queue: to2, exchange: from2, routingKey: binding.routingKey ?? address, arguments: binding.arguments ?? {} }
    ];
  });
}
function memberObject(value, key) {
  const member2 = value?.[key];
  return isObject(member2) ? member2 : {};
}
function textOf(value) {
  return typeof value === "string" && value !== "" ? value : void 0;
}

// src/contract/service-queue.ts
function serviceQueue(service) {
  const url = /^[a-z][a-z0-9+.-]*:\/\/(.*)$/i.exec(service);
  const text = (url?.[1] ?? service).replace(/\/+$/, "");
  if (text === "") return { problem: "is empty" };
  if (/[?]/.test(text)) return { problem: "has a query" };
  if (/#/.test(text)) return { problem: "has a fragment" };
  if (/@/.test(text)) return { problem: "has credentials" };
  if (/[\s\p{Cc}]/u.test(text)) return { problem: "has white space" };
  if (url !== null && !/^[^:/]+(:\d+)?(\/|$)/.test(text)) return { problem: "has no host" };
  const queue = `queue_${text.replace(/[:/]/g, "_")}`;
  return Buffer.byteLength(queue) > 255 ? { problem: "makes a queue name of more than 255 bytes" } : { queue };
}

// src/contract/read-channels.ts
function readChannels(document, channels, messages, diagnostics) {
  const read = /* @__PURE__ */ new Map();
  for (const channel of channels) {
    checkOwners(document, channel, "channel", diagnostics);
    const service = readService(document, channel, diagnostics);
    const address = readAddress(document, channel, service, diagnostics);
    const rabbitMq = readRabbitMq(document, channel, diagnostics);
    read.set(
      channel,
      defined({
        key: channel.key,
        name: pascalCase(channel.key) ?? "Channel",
        title: channel.title,
        description: channel.description ?? channel.summary,
        address,
        parameters: channel.parameters.map(({ pointer, ...parameter }) => ({
          ...parameter,
          location: document.locate(pointer)
        })),
        service: service?.name,
        messages: channel.messages.flatMap((message) => messages.get(message) ?? []),
        ...readTopology(document, channel, address, rabbitMq, diagnostics),
        prefetch: rabbitMq.prefetch,
        deadLetterQueue: rabbitMq.deadLetter,
        retryDelaysMs: rabbitMq.retryDelaysMs,
        location: document.locate(channel.pointer)
      })
    );
  }
  return read;
}
function readService(document, channel, diagnostics) {
  const name2 = channel.extensions["x-service"];
  if (name2 === void 0) return void 0;
  const result = typeof name2 === "string" ? serviceQueue(name2) : { problem: "is not a text" };
  if (typeof name2 === "string" && "queue" in result) return { name: name2, queue: result.queue };
  diagnostics.push({
    code: "invalid-service",
    severity: "error",
    message: `\`x-service\` of channel ${channel.key} ${"problem" in result ? result.problem : ""}`,
    consequence: "No queue name follows from it.",
    remedy: "Give the service's URL without query, fragment and credentials, or its name.",
    location: document.locate(written(document, channel, ["x-service"]))
  });
  return void 0;
}
function readAddress(document, channel, service, diagnostics) {
  const { address } = channel;
  if (service === void 0) return address ?? null;
  if (address !== void 0 && address !== service.queue) {
    diagnostics.push({
      code: "address-not-of-service",
      severity: "error",
      message: `the address ${address === null ? "null" : `"${address}"`} does not follow from \`x-service: ${service.name}\``,
      consequence: "The service reads another queue, so nothing sent here would reach it.",
      remedy: `Write \`address: ${service.queue}\`, or leave the address out.`,
      location: document.locate(written(document, channel, ["address"]))
    });
  }
  return service.queue;
}
function checkServices(channels, diagnostics) {
  const byQueue = /* @__PURE__ */ new Map();
  for (const channel of channels) {
    if (channel.service === void 0 || channel.address === null) continue;
    const other = byQueue.get(channel.address);
    if (other === void 0) byQueue.set(channel.address, channel);
    else if (trimmed(other.service) !== trimmed(channel.service)) {
      diagnostics.push({
        code: "services-share-queue",
        severity: "error",
        message: `the services ${other.service} and ${channel.service} have one queue name, ${channel.address}`,
        consequence: "They would take each other's messages.",
        remedy: "Rename one of the services.",
        location: channel.location,
        related: { message: `${other.service} is here.`, location: other.location }
      });
    }
  }
}
function trimmed(service) {
  return service?.replace(/\/+$/, "");
}
function checkDeclarations(channels, diagnostics) {
  const exchanges = /* @__PURE__ */ new Map();
  const queues = /* @__PURE__ */ new Map();
  for (const channel of channels) {
    const { exchange, queue } = channel;
    if (exchange !== null && exchange.name !== "") {
      const other = exchanges.get(exchange.name);
      if (other === void 0) exchanges.set(exchange.name, channel);
      else if (!sameMembers(other.exchange ?? {}, exchange)) {
        diagnostics.push(
          declaredTwice("exchange", exchange.name, differences(other.exchange ?? {}, exchange), channel, other)
        );
      }
    }
    if (queue !== null) {
      const other = queues.get(queue.name);
      if (other === void 0) queues.set(queue.name, channel);
      else if (!sameMembers(other.queue ?? {}, queue)) {
        diagnostics.push(declaredTwice("queue", queue.name, differences(other.queue ?? {}, queue), channel, other));
      }
    }
  }
}
function sameMembers(left, right) {
  return differences(left, right).length === 0;
}
function differences(left, right) {
  const a = new Map(Object.entries(left));
  const b = new Map(Object.entries(right));
  return [.../* @__PURE__ */ new Set([...a.keys(), ...b.keys()])].filter(
    (key) => JSON.stringify(a.get(key)) !== JSON.stringify(b.get(key))
  );
}
function declaredTwice(noun, name2, what, channel, other) {
  return {
    code: `${noun}-declared-twice`,
    severity: "error",
    message: `${noun} "${name2}" is declared in two ways (${what.join(", ")} differ)`,
    consequence: "The broker closes the channel of whoever declares it second.",
    remedy: "Declare it alike in both channels.",
    location: channel.location,
    related: { message: "The other declaration is here.", location: other.location }
  };
}

// src/contract/merge-patch.ts
function mergePatch(target, patch) {
  if (!isObject(patch)) return patch;
  const merged = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}

// src/contract/schema-cluster.ts
function clusterAt(root, pointer) {
  const cluster = [];
  const seen = /* @__PURE__ */ new Set();
  const visit = (place) => {
    if (seen.has(place)) return;
    seen.add(place);
    const schema2 = valueAt(root, place);
    if (!isObject(schema2)) return;
    if (isReference(schema2)) {
      visit(targetOf(schema2));
      return;
    }
    cluster.push({ pointer: place, schema: schema2 });
    const all = schema2["allOf"];
    if (Array.isArray(all)) for (const index of all.keys()) visit(below(place, "allOf", index));
  };
  visit(pointer);
  return cluster;
}
function propertyPlaces(root, pointer, name2) {
  return clusterAt(root, pointer).filter(({ schema: schema2 }) => isObject(schema2["properties"]) && Object.hasOwn(schema2["properties"], name2)).map((placed) => below(placed.pointer, "properties", name2));
}
function propertyNames(root, pointer) {
  const names = clusterAt(root, pointer).flatMap(
    ({ schema: schema2 }) => isObject(schema2["properties"]) ? Object.keys(schema2["properties"]) : []
  );
  return [...new Set(names)];
}
function requiredNames(root, pointer) {
  return new Set(
    clusterAt(root, pointer).flatMap(
      ({ schema: schema2 }) => Array.isArray(schema2["required"]) ? schema2["required"] : []
    )
  );
}
function constantAt(root, places) {
  for (const { schema: schema2 } of places.flatMap((place) => clusterAt(root, place))) {
    if (Object.hasOwn(schema2, "const")) return { value: schema2["const"] };
    const values = schema2["enum"];
    if (Array.isArray(values) && values.length === 1) return { value: values[0] };
  }
  return void 0;
}
var annotations = /* @__PURE__ */ new Set([
  "title",
  "description",
  "default",
  "example",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
  "$comment",
  "externalDocs"
]);
function isOpen(schema2) {
  if (schema2 === true) return true;
  return isObject(schema2) && Object.keys(schema2).every((keyword) => annotations.has(keyword) || keyword.startsWith("x-"));
}

// src/contract/read-envelope.ts
var envelopeRoles = [
  "payload",
  "fromService",
  "toService",
  "method",
  "urgency",
  "timestamp",
  "messageId",
  "type"
];
function readEnvelope(document, body, diagnostics) {
  const [holder, second] = clusterAt(document.root, body).filter(({ schema: schema2 }) => Object.hasOwn(schema2, "x-envelope"));
  if (holder === void 0) return void 0;
  const at = below(holder.pointer, "x-envelope");
  if (second !== void 0) {
    diagnostics.push({
      code: "two-envelopes",
      severity: "error",
      message: "two schemas of the same body have an `x-envelope`",
      consequence: "It is not clear which of them the runtime fills in.",
      remedy: "Keep one of them.",
      location: document.locate(below(second.pointer, "x-envelope")),
      related: { message: "The other one is here.", location: document.locate(at) }
    });
    return void 0;
  }
  const written2 = holder.schema["x-envelope"];
  if (!isObject(written2)) {
    diagnostics.push(wrongEnvelope(document, at, "`x-envelope` is not an object of roles and JSON pointers"));
    return void 0;
  }
  const fields2 = [];
  for (const [role, pointer] of Object.entries(written2)) {
    const known = envelopeRoles.find((candidate) => candidate === role);
    if (known === void 0) {
      diagnostics.push(wrongEnvelope(document, below(at, role), `\`x-envelope\` has no role "${role}"`));
    } else if (typeof pointer !== "string" || !pointer.startsWith("/")) {
      diagnostics.push(
        wrongEnvelope(document, below(at, role), `the place of ${role} is not a JSON pointer such as "/${role}"`)
      );
    } else {
      const order = orderOf(document, body, tokensOf(pointer));
      if (order === void 0) diagnostics.push(missingProperty(document, below(at, role), role, pointer));
      else fields2.push({ role: known, path: tokensOf(pointer), order });
    }
  }
  if (!Object.hasOwn(written2, "payload")) {
    diagnostics.push(wrongEnvelope(document, at, "`x-envelope` does not say where the event stands (`payload`)"));
    return void 0;
  }
  fields2.sort((left, right) => compareOrder(left.order, right.order));
  return fields2.map(({ role, path }) => ({ role, path }));
}
function placesAt(document, body, path) {
  return path.reduce(
    (places, name2) => places.flatMap((place) => propertyPlaces(document.root, place, name2)),
    [body]
  );
}
function orderOf(document, body, path) {
  const order = path.map((name2, depth) => {
    const siblings = placesAt(document, body, path.slice(0, depth)).flatMap(
      (place) => propertyNames(document.root, place)
    );
    return siblings.indexOf(name2);
  });
  return order.includes(-1) ? void 0 : order;
}
function compareOrder(left, right) {
  for (const [index, position] of left.entries()) {
    const difference = position - (right[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
function wrongEnvelope(document, pointer, message) {
  return {
    code: "invalid-envelope",
    severity: "error",
    message,
    consequence: "The runtime would not know what to fill in.",
    remedy: `Map roles (${envelopeRoles.join(", ")}) to JSON pointers of the body's properties.`,
    location: document.locate(pointer)
  };
}
function missingProperty(document, pointer, role, path) {
  return {
    code: "envelope-property-missing",
    severity: "error",
    message: `\`x-envelope\` puts ${role} at ${path}, which the body does not describe`,
    consequence: "What is sent would not match its own schema.",
    remedy: "Add the property to the schema, or correct the pointer.",
    location: document.locate(pointer)
  };
}

// src/contract/schema-members.ts
var schemaKeywords = {
  properties: "map",
  patternProperties: "map",
  definitions: "map",
  $defs: "map",
  dependencies: "map",
  dependentSchemas: "map",
  items: "one-or-list",
  prefixItems: "list",
  allOf: "list",
  anyOf: "list",
  oneOf: "list",
  not: "one",
  if: "one",
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema; nobody awaits this table.
  then: "one",
  else: "one",
  contains: "one",
  propertyNames: "one",
  additionalProperties: "one",
  additionalItems: "one",
  unevaluatedProperties: "one",
  unevaluatedItems: "one"
};
function subschemasOf(schema2) {
  if (!isObject(schema2)) return [];
  return Object.entries(schema2).flatMap(([keyword, value]) => {
    const shape = Object.hasOwn(schemaKeywords, keyword) ? schemaKeywords[keyword] : void 0;
    if (shape === "map" && isObject(value)) {
      return Object.entries(value).map(([name2, member2]) => ({ tokens: [keyword, name2], schema: member2 }));
    }
    if ((shape === "list" || shape === "one-or-list") && Array.isArray(value)) {
      return value.map((member2, index) => ({ tokens: [keyword, String(index)], schema: member2 }));
    }
    return shape === "one" || shape === "one-or-list" ? [{ tokens: [keyword], schema: value }] : [];
  });
}
function mapSubschemas(schema2, change) {
  if (!isObject(schema2)) return schema2;
  return Object.fromEntries(
    Object.entries(schema2).map(([keyword, value]) => {
      const shape = Object.hasOwn(schemaKeywords, keyword) ? schemaKeywords[keyword] : void 0;
      if (shape === "map" && isObject(value)) {
        return [keyword, Object.fromEntries(Object.entries(value).map(([name2, member2]) => [name2, change(member2)]))];
      }
      if ((shape === "list" || shape === "one-or-list") && Array.isArray(value)) return [keyword, value.map(change)];
      return [keyword, shape === "one" || shape === "one-or-list" ? change(value) : value];
    })
  );
}

// src/contract/schema-names.ts
function schemaNameAt(document, pointer) {
  const ref = document.refOf(pointer);
  const hash = ref.indexOf("#");
  const file = ref.slice(0, hash);
  const tokens = tokensOf(ref.slice(hash + 1)).filter(
    (token, index, all) => !(token === "schema" && all[index + 1] === void 0 && index > 0)
  );
  const inComponents = tokens[0] === "components" && tokens.length > 2;
  const isOther = inComponents && tokens.length === 3 && tokens[1] !== "schemas";
  const way = inComponents ? [...tokens.slice(2), ...isOther ? ["object"] : []] : tokens;
  const ofFile = file !== document.source && !inComponents && (way[0] === void 0 || Object.hasOwn(schemaKeywords, way[0]));
  const parts = [...ofFile ? [baseName(file)] : [], ...way.filter((token, index) => !isKeyword(way, index, token))];
  return schemaTypeName(parts.map((part) => pascalCase(part) ?? "").join("-"));
}
function canonicalPlace(document, pointer) {
  let place = pointer;
  for (const seen = /* @__PURE__ */ new Set(); !seen.has(place); ) {
    seen.add(place);
    const schema2 = valueAt(document.root, place);
    if (!isReference(schema2) || schemaNameAt(document, place) !== schemaNameAt(document, targetOf(schema2)))
      return place;
    place = targetOf(schema2);
  }
  return place;
}
function baseName(file) {
  const base = file.split("/").at(-1) ?? file;
  return base.replace(/(\.(schema|payload|message|event))?\.(json|ya?ml)$/i, "");
}
function isKeyword(way, index, token) {
  const shape = Object.hasOwn(schemaKeywords, token) ? schemaKeywords[token] : void 0;
  const before = way[index - 1];
  const isName2 = before !== void 0 && Object.hasOwn(schemaKeywords, before) && schemaKeywords[before] === "map";
  return !isName2 && (shape === "map" || shape === "list");
}

// src/contract/read-messages.ts
function readMessages(document, diagnostics) {
  const uses = [];
  const messages = /* @__PURE__ */ new Map();
  const byTypeName = /* @__PURE__ */ new Map();
  const keyOf2 = keysOf(document);
  for (const written2 of document.messages) {
    const location = document.locate(written2.pointer);
    const key = keyOf2(written2);
    const typeName = pascalCase(key);
    if (typeName === void 0) {
      diagnostics.push(noName(written2, location));
      continue;
    }
    const other = byTypeName.get(typeName);
    if (other !== void 0 && sayTheSame(document, other.written, written2)) {
      messages.set(written2, other.message);
      continue;
    }
    checkOwners(document, written2, "message", diagnostics);
    readUrgency(document, written2, diagnostics);
    const body = bodyOf(document, written2, typeName, uses, diagnostics);
    const envelope = readEnvelope(document, body, diagnostics);
    const event = eventOf(document, body, envelope, typeName, uses);
    const headers = headersOf(document, written2, typeName, uses);
    const message = defined({
      key,
      typeName,
      name: nameOf(written2),
      title: written2.title,
      description: written2.summary ?? written2.description,
      deprecated: written2.deprecated,
      contentType: written2.contentType ?? document.defaultContentType ?? "application/json",
      contentEncoding: textOf2(written2.amqp?.["contentEncoding"]),
      body: document.refOf(body),
      event: document.refOf(event),
      envelope,
      constants: constantsOf(document, event),
      headers: headers === void 0 ? void 0 : document.refOf(headers),
      examples: examplesOf(document, written2),
      location
    });
    if (other !== void 0) diagnostics.push(duplicateName(message, other.message));
    byTypeName.set(typeName, { written: written2, message });
    messages.set(written2, message);
  }
  return { messages, uses };
}
function keysOf(document) {
  const users = /* @__PURE__ */ new Map();
  const shared = /* @__PURE__ */ new Set();
  for (const message of document.messages) {
    const name2 = pascalCase(message.key) ?? "";
    const other = users.get(name2);
    if (other === void 0) users.set(name2, message);
    else if (!sayTheSame(document, other, message)) shared.add(name2);
  }
  return ({ key, channelKey }) => channelKey !== void 0 && shared.has(pascalCase(key) ?? "") ? `${channelKey}-${key}` : key;
}
function sayTheSame(document, left, right) {
  return contentOf(document, left) === contentOf(document, right);
}
function contentOf(document, message) {
  const own = valueAt(document.root, message.pointer);
  return JSON.stringify(isObject(own) ? Object.entries(own).filter(([key]) => !key.startsWith("x-")) : own);
}
function nameOf(message) {
  return textOf2(message.amqp?.["messageType"]) ?? message.name ?? message.key;
}
function bodyOf(document, message, typeName, uses, diagnostics) {
  const name2 = /Message$/.test(typeName) ? typeName : `${typeName}Message`;
  if (message.payload !== void 0) {
    const pointer2 = canonicalPlace(document, message.payload);
    uses.push({ pointer: pointer2, name: isOwn(pointer2, message) ? name2 : void 0, role: "message-body" });
    return pointer2;
  }
  const pointer = below(message.pointer, "payload");
  uses.push({ pointer, name: name2, role: "message-body", composed: {} });
  diagnostics.push({
    code: "message-without-payload",
    severity: "warning",
    message: `${message.key} has no payload`,
    consequence: "Any body would be published and accepted.",
    remedy: "Add a `payload`.",
    location: document.locate(message.pointer)
  });
  return pointer;
}
function eventOf(document, body, envelope, typeName, uses) {
  const path = envelope?.find((field) => field.role === "payload")?.path;
  if (path === void 0) return body;
  const places = placesAt(document, body, path);
  const telling = places.filter((place) => !isOpen(valueAt(document.root, place)));
  const [first = body, second] = telling.length > 0 ? telling : places;
  const name2 = /Event$/.test(typeName) ? typeName : `${typeName}Event`;
  if (telling.length > 1 && second !== void 0) {
    const pointer2 = below(body, "x-eventwright-event");
    const composed = { allOf: telling.map((place) => ({ $ref: `#${place}` })) };
    uses.push({ pointer: pointer2, name: name2, role: "event", composed });
    return pointer2;
  }
  const schema2 = valueAt(document.root, first);
  const pointer = isReference(schema2) ? canonicalPlace(document, targetOf(schema2)) : first;
  uses.push({ pointer, name: isReference(schema2) ? void 0 : name2, role: "event" });
  return pointer;
}
function headersOf(document, message, typeName, uses) {
  const [only, ...more] = message.headers;
  if (only === void 0) return void 0;
  const name2 = `${typeName}Headers`;
  if (more.length === 0) {
    const pointer2 = canonicalPlace(document, only);
    uses.push({ pointer: pointer2, name: isOwn(pointer2, message) ? name2 : void 0, role: "message-headers" });
    return pointer2;
  }
  const schemas = message.headers.map((pointer2) => referred(document, pointer2));
  const composed = schemas.reduce((merged, schema2) => mergePatch(merged, schema2), {});
  const pointer = below(message.pointer, "x-eventwright-headers");
  uses.push({ pointer, name: name2, role: "message-headers", composed: isObject(composed) ? composed : {} });
  return pointer;
}
function referred(document, pointer) {
  const schema2 = valueAt(document.root, pointer);
  return isReference(schema2) ? valueAt(document.root, targetOf(schema2)) : schema2;
}
function constantsOf(document, event) {
  const required = requiredNames(document.root, event);
  return propertyNames(document.root, event).filter((name2) => required.has(name2)).flatMap((name2) => {
    const constant = constantAt(document.root, propertyPlaces(document.root, event, name2));
    return constant === void 0 ? [] : [{ name: name2, value: constant.value }];
  });
}
function discriminatorOf(message, others) {
  const candidates = placedConstants(message);
  return candidates.find(
    ({ path, value }) => others.every(
      (other) => placedConstants(other).some((theirs) => theirs.path.join("\0") === path.join("\0") && theirs.value !== value)
    )
  );
}
function placedConstants(message) {
  const prefix = message.envelope?.find((field) => field.role === "payload")?.path ?? [];
  return message.constants.filter(({ value }) => typeof value !== "object").map(({ name: name2, value }) => ({ path: [...prefix, name2], value }));
}
function examplesOf(document, message) {
  const own = valueAt(document.root, below(message.pointer, "examples"));
  const examples = Array.isArray(own) ? own.filter(isObject) : message.examples;
  return examples.map(
    (example, index) => defined({
      name: textOf2(example["name"]),
      payload: example["payload"],
      headers: example["headers"],
      location: document.locate(below(message.pointer, "examples", index))
    })
  );
}
function isOwn(pointer, message) {
  const rest = tokensOf(pointer).slice(tokensOf(message.pointer).length);
  return pointer.startsWith(`${message.pointer}/`) && rest.length <= 2;
}
function textOf2(value) {
  return typeof value === "string" && value !== "" ? value : void 0;
}
function duplicateName(message, other) {
  return {
    code: "duplicate-generated-name",
    severity: "error",
    message: `two messages would be emitted as ${message.typeName}`,
    consequence: "Their methods and handlers could not be told apart.",
    remedy: "Rename one of their keys.",
    location: message.location,
    related: { message: `The other ${other.typeName} is here.`, location: other.location }
  };
}
function noName(message, location) {
  return {
    code: "no-generated-name",
    severity: "error",
    message: `the message "${message.key}" holds no letter or digit to make a name of`,
    consequence: "No method can be emitted for it.",
    remedy: "Give it a key with letters.",
    location
  };
}

// src/contract/read-delivery.ts
function readDelivery(amqp = {}) {
  const mode = numberOf(amqp["deliveryMode"]);
  return defined({
    priority: numberOf(amqp["priority"]),
    // AMQP's delivery mode: 1 is transient, 2 is persistent.
    persistent: mode === void 0 ? void 0 : mode === 2,
    mandatory: booleanOf(amqp["mandatory"]),
    expirationMs: numberOf(amqp["expiration"]),
    userId: typeof amqp["userId"] === "string" ? amqp["userId"] : void 0,
    cc: textsOf(amqp["cc"]),
    bcc: textsOf(amqp["bcc"]),
    timestamp: booleanOf(amqp["timestamp"]),
    ack: booleanOf(amqp["ack"])
  });
}
function numberOf(value) {
  return typeof value === "number" ? value : void 0;
}
function booleanOf(value) {
  return typeof value === "boolean" ? value : void 0;
}
function textsOf(value) {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : void 0;
}

// src/contract/read-operations.ts
function readOperations(document, known, diagnostics) {
  return document.operations.flatMap((operation) => {
    const channel = known.channels.get(operation.channel);
    if (channel === void 0) return [];
    return [readOperation(document, operation, channel, known, diagnostics)];
  });
}
function readOperation(document, operation, channel, known, diagnostics) {
  checkOwners(document, operation, "operation", diagnostics);
  const method = readMethod(document, operation, diagnostics);
  const urgency = readUrgency(document, operation, diagnostics) ?? urgencyOfMessages(document, operation);
  return defined({
    key: operation.key,
    action: operation.action,
    title: operation.title,
    description: operation.description ?? operation.summary,
    channel,
    messages: messagesOf(operation.messages, known),
    reply: operation.reply === void 0 ? void 0 : readReply(operation.reply, known),
    method,
    urgency,
    delivery: readDelivery(operation.amqp),
    location: document.locate(operation.pointer)
  });
}
function urgencyOfMessages(document, operation) {
  const urgencies2 = new Set(operation.messages.map((message) => readUrgency(document, message, [])));
  return urgencies2.size === 1 ? [...urgencies2][0] : void 0;
}
function readReply(reply, known) {
  const channel = reply.channel === void 0 ? void 0 : known.channels.get(reply.channel);
  const isDynamic = reply.dynamicAddress || channel === void 0 || channel.address === null;
  return { messages: messagesOf(reply.messages, known), channel: isDynamic ? null : channel };
}
function messagesOf(messages, known) {
  return messages.flatMap((message) => known.messages.get(message) ?? []);
}

// src/contract/read-schema-graph.ts
function readSchemaGraph(document, uses, diagnostics) {
  const composed = new Map(uses.flatMap((use) => use.composed === void 0 ? [] : [[use.pointer, use.composed]]));
  const schemaAt = (pointer) => composed.get(pointer) ?? valueAt(document.root, pointer);
  const names = /* @__PURE__ */ new Map();
  const nameAt = (pointer) => names.get(pointer) ?? schemaNameAt(document, pointer);
  const canonical = (pointer) => canonicalPlace(document, pointer);
  const named = [];
  const byPointer = /* @__PURE__ */ new Map();
  const byFileName = /* @__PURE__ */ new Map();
  const add2 = (pointer, role, name2) => {
    if (byPointer.has(pointer)) return;
    const location = document.locate(pointer);
    if (name2 === void 0) {
      diagnostics.push(noName2(pointer, location));
      return;
    }
    const schema2 = { ref: document.refOf(pointer), name: name2, fileName: kebabCase(name2), role, location };
    const other = byFileName.get(schema2.fileName);
    if (other !== void 0) {
      diagnostics.push(duplicateName2(schema2, other));
      return;
    }
    named.push(schema2);
    byPointer.set(pointer, schema2);
    byFileName.set(schema2.fileName, schema2);
  };
  const components = valueAt(document.root, "/components/schemas");
  for (const key of isObject(components) ? Object.keys(components) : []) {
    const pointer = canonical(componentSchema(document, key));
    add2(pointer, "component", nameAt(pointer));
  }
  for (const use of uses) {
    if (use.name !== void 0) names.set(use.pointer, use.name);
    add2(use.pointer, use.role, nameAt(use.pointer));
  }
  const visited = /* @__PURE__ */ new Set();
  const waiting = named.map(({ ref }) => document.pointerOf(ref)).reverse();
  for (let pointer = waiting.pop(); pointer !== void 0; pointer = waiting.pop()) {
    if (visited.has(pointer)) continue;
    visited.add(pointer);
    add2(pointer, "referenced", nameAt(pointer));
    waiting.push(...targetsIn(schemaAt(pointer)).map(canonical).reverse());
  }
  const cache = /* @__PURE__ */ new Map();
  const absolute = (schema2) => isReference(schema2) ? { ...schema2, $ref: document.refOf(canonical(targetOf(schema2))) } : mapSubschemas(schema2, absolute);
  return {
    named,
    get(ref) {
      const known = cache.get(ref);
      if (known !== void 0) return known;
      const schema2 = absolute(schemaAt(document.pointerOf(ref)));
      if (typeof schema2 !== "boolean" && !isObject(schema2)) throw new Error(`There is no schema at ${ref}.`);
      cache.set(ref, schema2);
      return schema2;
    },
    nameOf: (ref) => byPointer.get(document.pointerOf(ref)),
    locate: (ref, pointer = "") => document.locate(document.pointerOf(ref) + pointer)
  };
}
function targetsIn(schema2) {
  if (isReference(schema2)) return [targetOf(schema2)];
  return subschemasOf(schema2).flatMap((inner) => targetsIn(inner.schema));
}
function componentSchema(document, key) {
  const pointer = below("/components/schemas", key);
  const value = valueAt(document.root, pointer);
  return isObject(value) && Object.hasOwn(value, "schemaFormat") && Object.hasOwn(value, "schema") ? below(pointer, "schema") : pointer;
}
function duplicateName2(schema2, other) {
  const same = schema2.name === other.name ? schema2.name : `${other.name} and ${schema2.name}`;
  return {
    code: "duplicate-generated-name",
    severity: "error",
    message: `two schemas would be emitted as ${same} (file ${schema2.fileName})`,
    consequence: "One would overwrite the other.",
    remedy: "Rename one of their keys.",
    location: schema2.location,
    related: { message: `${other.name} is here.`, location: other.location }
  };
}
function noName2(pointer, location) {
  return {
    code: "no-generated-name",
    severity: "error",
    message: `"${tokensOf(pointer).at(-1) ?? ""}" holds no letter or digit to make a name of`,
    consequence: "No type can be emitted for the schema.",
    remedy: "Give it a key with letters.",
    location
  };
}

// src/contract/select-amqp.ts
var amqpProtocols = /* @__PURE__ */ new Set(["amqp", "amqps", "rabbitmq"]);
function amqpChannels(document, diagnostics) {
  const foreign2 = document.servers.filter((server) => !amqpProtocols.has(server.protocol.toLowerCase()));
  const foreignKeys = new Set(foreign2.map((server) => server.key));
  const leftOut = document.channels.filter(
    (channel) => channel.servers.length > 0 && channel.servers.every((key) => foreignKeys.has(key))
  );
  if (leftOut.length === 0) return document.channels;
  for (const { key, protocol, pointer } of foreign2) {
    const channels = leftOut.filter((channel) => channel.servers.includes(key));
    if (channels.length === 0) continue;
    diagnostics.push({
      code: "other-protocol",
      severity: "info",
      message: `server ${key} speaks ${protocol}, not AMQP`,
      consequence: `${channels.length === 1 ? "Its channel is" : `Its ${channels.length} channels are`} left out; types and validators of the messages are emitted.`,
      location: document.locate(pointer)
    });
  }
  return document.channels.filter((channel) => !leftOut.includes(channel));
}

// src/contract/read-contract.ts
function readContract(document) {
  const diagnostics = [];
  const { messages: plainMessages, uses } = readMessages(document, diagnostics);
  const messages = withDiscriminators(document, plainMessages);
  const channels = readChannels(document, amqpChannels(document, diagnostics), messages, diagnostics);
  checkServices(channels.values(), diagnostics);
  checkDeclarations(channels.values(), diagnostics);
  const operations = readOperations(document, { channels, messages }, diagnostics);
  checkPriorities(operations, diagnostics);
  const schemas = readSchemaGraph(document, uses, diagnostics);
  if (diagnostics.some((diagnostic) => diagnostic.severity === "error")) return { diagnostics };
  const { title, version, description, license } = document.info;
  return {
    contract: {
      source: document.source,
      title,
      version,
      ...description === void 0 ? {} : { description },
      ...license === void 0 ? {} : { license },
      application: applicationOf(title, operations),
      channels: [...channels.values()],
      operations,
      messages: [...messages.values()],
      schemas
    },
    diagnostics
  };
}
function applicationOf(title, operations) {
  const name2 = pascalCase(title) ?? "Application";
  const base = name2.replace(/Service$/, "") || name2;
  const own = new Set(
    operations.filter(({ action }) => action === "receive").map(({ channel }) => channel.service)
  );
  const [service] = own;
  return {
    name: name2,
    counterpartName: `${base}Counterpart`,
    service: own.size === 1 && service !== void 0 ? service : kebabCase(title) || "application"
  };
}
function withDiscriminators(document, messages) {
  return new Map(
    [...messages].map(([written2, message]) => {
      const together = document.channels.filter((channel) => channel.messages.includes(written2)).flatMap((channel) => channel.messages);
      const others = [...new Set(together)].filter((other) => other !== written2).flatMap((other) => messages.get(other) ?? []);
      const discriminator = discriminatorOf(message, others);
      return [written2, discriminator === void 0 ? message : { ...message, discriminator }];
    })
  );
}

// src/document/schema-format.ts
var formats = [
  /^application\/vnd\.aai\.asyncapi(\+json|\+yaml)?;\s*version=[23]\.\d+\.\d+$/,
  /^application\/schema(\+json|\+yaml)?(;\s*version=draft-07)?$/
];
function isJsonSchemaFormat(schemaFormat) {
  return schemaFormat === void 0 || typeof schemaFormat === "string" && formats.some((format) => format.test(schemaFormat.trim()));
}

// src/document/grammar.ts
var one = (kind) => ({ kind, shape: "one" });
var map = (kind) => ({ kind, shape: "map" });
var list = (kind) => ({ kind, shape: "list" });
var schema = one("schema");
var data = one("data");
var fields = {
  document: {
    servers: map("server"),
    channels: map("channel"),
    operations: map("operation"),
    components: one("components")
  },
  components: {
    schemas: map("payload"),
    servers: map("server"),
    channels: map("channel"),
    operations: map("operation"),
    operationTraits: map("operationTrait"),
    messages: map("message"),
    messageTraits: map("messageTrait"),
    parameters: map("parameter"),
    replies: map("reply"),
    serverBindings: map("bindings"),
    channelBindings: map("bindings"),
    operationBindings: map("bindings"),
    messageBindings: map("bindings")
  },
  server: { bindings: one("bindings") },
  channel: {
    messages: map("message"),
    parameters: map("parameter"),
    publish: one("operation"),
    subscribe: one("operation"),
    servers: list("link"),
    bindings: one("bindings")
  },
  operation: {
    channel: one("link"),
    message: one("message"),
    messages: list("link"),
    traits: list("operationTrait"),
    reply: one("reply"),
    bindings: one("bindings")
  },
  operationTrait: { bindings: one("bindings") },
  reply: { channel: one("link"), messages: list("link") },
  message: {
    oneOf: list("message"),
    payload: one("payload"),
    headers: one("payload"),
    traits: list("messageTrait"),
    bindings: one("bindings"),
    examples: data
  },
  messageTrait: { headers: one("payload"), bindings: one("bindings"), examples: data },
  parameter: { schema, examples: data },
  bindings: {},
  binding: { key: schema, headers: schema, query: schema, groupId: schema, clientId: schema },
  payload: { schema },
  schema: Object.fromEntries(
    Object.entries(schemaKeywords).map(([keyword, shape]) => [keyword, { kind: "schema", shape }])
  )
};
function kindOf(kind, value) {
  if (kind !== "payload") return kind;
  return isObject(value) && Object.hasOwn(value, "schemaFormat") && Object.hasOwn(value, "schema") ? "payload" : "schema";
}
function mapMembers(value, kind, visit) {
  if (Array.isArray(value)) return value.map((item, index) => visit(item, kind, [index], false));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member2]) => {
      const field = isForeignSchema(value, kind, key) ? data : fieldOf(kind, key);
      if (field.shape === "map" && isReference(member2)) return [key, visit(member2, field.kind, [key], true)];
      if (field.shape === "map" && isObject(member2)) {
        return [key, mapValues(member2, (item, name2) => visit(item, field.kind, [key, name2], false))];
      }
      if ((field.shape === "list" || field.shape === "one-or-list") && Array.isArray(member2)) {
        return [key, member2.map((item, index) => visit(item, field.kind, [key, index], false))];
      }
      return [
        key,
        field.shape === "one" || field.shape === "one-or-list" ? visit(member2, field.kind, [key], false) : member2
      ];
    })
  );
}
function isForeignSchema(value, kind, key) {
  const holder = kind === "message" && key === "payload" || kind === "payload" && key === "schema";
  return holder && !isJsonSchemaFormat(value["schemaFormat"]);
}
function fieldOf(kind, key) {
  if (kind === "data" || key.startsWith("x-")) return data;
  if (kind === "plain" || kind === "link") return key === "examples" || key === "example" ? data : one(kind);
  if (kind === "bindings") return one("binding");
  const table = fields[kind];
  if (Object.hasOwn(table, key)) return table[key];
  return one(kind === "schema" ? "data" : "plain");
}
function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}

// src/document/bundle.ts
var filesKey = "x-eventwright-files";
var maxInlined = 1e3;
function bundle(entry, files) {
  const diagnostics = [];
  const waiting = [];
  const taken = /* @__PURE__ */ new Set();
  const moved2 = /* @__PURE__ */ new Map();
  const rewrite = (value, kind, place, at) => {
    const actual = kindOf(kind, value);
    if (actual === "data") return value;
    if (isReference(value)) return rewriteReference(value, actual, place);
    return mapMembers(value, actual, (member2, memberKind, tokens, isMap3) => {
      const inner = { file: place.file, tokens: [...place.tokens, ...tokens.map(String)] };
      const innerAt = below(at, ...tokens);
      return isMap3 || memberKind === "components" ? inlined(member2, memberKind, inner, innerAt, isMap3) : rewrite(member2, memberKind, inner, innerAt);
    });
  };
  const rewriteReference = (value, kind, place) => {
    const target = resolve2(value.$ref, place);
    if (target === void 0) return value;
    if (kind === "link") return { ...value, $ref: referenceTo(bundledPointer(target.written, entry)) };
    const meant = kind === "schema" || kind === "payload" ? innerSchema(target.place) : target.place;
    take(meant, kind);
    return { ...value, $ref: referenceTo(bundledPointer(meant, entry)) };
  };
  const inlined = (value, kind, place, at, isMap3) => {
    if (!isReference(value)) return rewrite(value, kind, place, at);
    const target = resolve2(value.$ref, place)?.place;
    if (target === void 0 || moved2.size > maxInlined) return value;
    moved2.set(at, target);
    const content = valueAt(target.file.data, pointerOf(target.tokens));
    if (isReference(content)) return inlined(content, kind, target, at, isMap3);
    if (!isMap3) return rewrite(content, kind, target, at);
    if (!isObject(content)) return content;
    return Object.fromEntries(
      Object.entries(content).map(([key, member2]) => [
        key,
        rewrite(member2, kind, { file: target.file, tokens: [...target.tokens, key] }, below(at, key))
      ])
    );
  };
  const take = (place, kind) => {
    const id = `${place.file.name}#${pointerOf(place.tokens)}`;
    if (taken.has(id) || place.file === entry && !isIrregular(place.tokens)) return;
    taken.add(id);
    waiting.push({ place, kind });
  };
  const resolve2 = (reference, from2) => {
    const at = () => from2.file.locate([...from2.tokens, "$ref"]);
    const { uri, pointer } = partsOf(reference);
    const file = files.open(from2.file, uri, at());
    if (file === void 0) return void 0;
    if ("code" in file) {
      diagnostics.push(file);
      return void 0;
    }
    const tokens = pointer === void 0 ? void 0 : tokensOf(pointer);
    const target = tokens === void 0 ? void 0 : follow({ file, tokens: [] }, tokens, /* @__PURE__ */ new Set());
    if (target === "failed") return void 0;
    if (tokens === void 0 || target === void 0 || target.file === entry && target.tokens.length === 0) {
      diagnostics.push(unresolved(reference, at()));
      return void 0;
    }
    return { place: target, written: { file, tokens } };
  };
  const follow = (start, tokens, seen) => {
    let place = start;
    for (const token of tokens) {
      let value = valueAt(place.file.data, pointerOf(place.tokens));
      while (isObject(value) && typeof value["$ref"] === "string" && !Object.hasOwn(value, token)) {
        const id = `${place.file.name}#${pointerOf(place.tokens)}`;
        if (seen.has(id)) return void 0;
        seen.add(id);
        const next = resolve2(value["$ref"], place);
        if (next === void 0) return "failed";
        place = next.place;
        value = valueAt(place.file.data, pointerOf(place.tokens));
      }
      if (memberOf(value, token) === void 0) return void 0;
      place = { file: place.file, tokens: [...place.tokens, token] };
    }
    return place;
  };
  let root = rewrite(entry.data, "document", { file: entry, tokens: [] }, "");
  for (let next = waiting.shift(); next !== void 0; next = waiting.shift()) {
    const { place, kind } = next;
    const at = bundledPointer(place, entry);
    const value = rewrite(valueAt(place.file.data, pointerOf(place.tokens)), kind, place, at);
    root = withValue(root, tokensOf(at), value);
  }
  root = withMoved(root, moved2, entry);
  return { root, diagnostics, sourceOf: (pointer) => sourceOf(pointer, moved2, entry, files) };
}
function withMoved(root, moved2, entry) {
  const ways = [...moved2].filter(([, place]) => place.file !== entry).map(([at, place]) => [bundledPointer(place, entry), at]);
  if (ways.length === 0) return root;
  const visit = (value) => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isObject(value)) return value;
    const target = isReference(value) ? targetOf(value) : void 0;
    const way = ways.find(([from2]) => target?.startsWith(`${from2}/`));
    if (target !== void 0 && way !== void 0)
      return { ...value, $ref: referenceTo(way[1] + target.slice(way[0].length)) };
    return Object.fromEntries(Object.entries(value).map(([key, member2]) => [key, visit(member2)]));
  };
  return ways.reduce((changed, [from2]) => withoutValue(changed, tokensOf(from2)), visit(root));
}
function innerSchema(place) {
  const value = valueAt(place.file.data, pointerOf(place.tokens));
  const isMultiFormat = isObject(value) && Object.hasOwn(value, "schema") && isJsonSchemaFormat(value["schemaFormat"] ?? "");
  return isMultiFormat ? { file: place.file, tokens: [...place.tokens, "schema"] } : place;
}
function sourceOf(pointer, moved2, entry, files) {
  const tokens = tokensOf(pointer);
  for (let length = tokens.length; moved2.size > 0 && length > 0; length--) {
    const place = moved2.get(pointerOf(tokens.slice(0, length)));
    if (place !== void 0) return { file: place.file, tokens: [...place.tokens, ...tokens.slice(length)] };
  }
  const [first, name2, ...rest] = tokens;
  const file = first === filesKey && name2 !== void 0 ? files.named(name2) : void 0;
  return file === void 0 ? { file: entry, tokens } : { file, tokens: rest };
}
function isIrregular(tokens) {
  const regular = /* @__PURE__ */ new Set(["components", "channels", "servers", "operations"]);
  return tokens.length < 2 || !regular.has(tokens[0] ?? "") || tokens.some((token) => token.startsWith("x-"));
}
function bundledPointer(place, entry) {
  return place.file === entry ? pointerOf(place.tokens) : pointerOf([filesKey, place.file.name, ...place.tokens]);
}
function withValue(container, tokens, value) {
  const [token, ...rest] = tokens;
  if (token === void 0) return value;
  if (Array.isArray(container))
    return container.map((item, index) => String(index) === token ? withValue(item, rest, value) : item);
  const object = isObject(container) ? container : {};
  const changed = withValue(memberOf(object, token), rest, value);
  if (!Object.hasOwn(object, token)) return { ...object, [token]: changed };
  return Object.fromEntries(Object.entries(object).map(([key, member2]) => [key, key === token ? changed : member2]));
}
function withoutValue(container, tokens) {
  const [token, ...rest] = tokens;
  if (token === void 0 || !isObject(container) || !Object.hasOwn(container, token)) return container;
  const inner = rest.length === 0 ? void 0 : withoutValue(container[token], rest);
  const isEmpty = inner === void 0 || isObject(inner) && Object.keys(inner).length === 0;
  return Object.fromEntries(
    Object.entries(container).flatMap(
      ([key, member2]) => key !== token ? [[key, member2]] : isEmpty ? [] : [[key, inner]]
    )
  );
}
function unresolved(reference, location) {
  return {
    code: "unresolved-reference",
    severity: "error",
    message: `\`${reference}\` points at nothing`,
    consequence: "What it stands for is unknown.",
    remedy: "Correct the path, or add what it names.",
    location
  };
}

// src/document/check-version.ts
var supported = /^(2\.[0-6]\.0|3\.[01]\.0)$/;
function checkVersion(file) {
  const version = isObject(file.data) ? file.data["asyncapi"] : void 0;
  if (typeof version === "string" && supported.test(version)) return [];
  if (version === void 0) {
    const other = isObject(file.data) ? ["openapi", "swagger"].find((key) => isObject(file.data) && Object.hasOwn(file.data, key)) : void 0;
    return [
      {
        code: "not-asyncapi",
        severity: "error",
        message: `${file.shownName} is not an AsyncAPI document${other === void 0 ? "" : ` but an ${other === "openapi" ? "OpenAPI" : "Swagger"} one`}: it has no \`asyncapi\` field`,
        consequence: "Nothing of it can be understood.",
        remedy: "Begin the document with `asyncapi: 3.1.0`, or name another file.",
        location: file.locate([])
      }
    ];
  }
  return [
    {
      code: "unsupported-version",
      severity: "error",
      message: `AsyncAPI ${typeof version === "string" ? version : JSON.stringify(version)} is not supported`,
      consequence: "What the document means is unknown.",
      remedy: "Use 3.1.0; 2.0.0 to 2.6.0 and 3.0.0 are read as well.",
      location: file.locate(["asyncapi"])
    }
  ];
}

// src/document/locator.ts
function locator({ root, sourceOf: sourceOf3 }) {
  return (pointer) => {
    const { file, tokens } = sourceOf3(followed(root, pointer));
    return file.locate(tokens);
  };
}
function followed(root, pointer) {
  let place = "";
  let value = root;
  for (const token of tokensOf(pointer)) {
    for (let hops = 0; isReference(value) && memberOf(value, token) === void 0 && hops < 100; hops++) {
      place = targetOf(value);
      value = valueAt(root, place);
    }
    place = below(place, token);
    value = isObject(value) || Array.isArray(value) ? memberOf(value, token) : void 0;
  }
  return place;
}
function referenceNames(entry) {
  return {
    refOf(pointer) {
      const [first, file, ...rest] = tokensOf(pointer);
      return first === filesKey && file !== void 0 ? `${file}#${pointerOf(rest)}` : `${entry.name}#${pointer}`;
    },
    pointerOf(ref) {
      const hash = ref.indexOf("#");
      const file = ref.slice(0, hash);
      const pointer = ref.slice(hash + 1);
      return file === entry.name ? pointer : pointerOf([filesKey, file]) + pointer;
    }
  };
}

// src/document/official-parser.ts
var parser;
async function parseOfficially(document) {
  parser ??= import("@asyncapi/parser").then((module) => new module.Parser({ ruleset: { recommended: false } }));
  const { document: parsed, diagnostics } = await (await parser).parse(JSON.stringify(document));
  return { document: parsed, diagnostics };
}

// src/document/stubs.ts
var pointerKey = "x-eventwright-pointer";
var schemasKey = "x-eventwright-schemas";
function schemaStub(pointer) {
  return { [schemasKey]: { [pointer]: true } };
}
function schemasIn(stub) {
  if (!isObject(stub)) return [];
  const pointers = stub[schemasKey] ?? (isObject(stub["schema"]) ? stub["schema"][schemasKey] : void 0);
  return isObject(pointers) ? Object.keys(pointers) : [];
}
function pointerIn(value) {
  const pointer = isObject(value) ? value[pointerKey] : void 0;
  return typeof pointer === "string" ? pointer : "";
}

// src/document/keys.ts
function keyOfMessage(tokens, message, where) {
  const last = tokens.at(-1) ?? "";
  const parent = tokens.at(-2);
  if (tokens[0] === filesKey) return tokens.length === 2 ? baseName(last) : last;
  if (parent === "messages" && !invented.test(last)) return last;
  const named = ["messageId", "name", "title"].map((field) => memberOf(message, field));
  const payload = schemasIn(message["payload"])[0];
  const payloadTokens = payload === void 0 ? [] : tokensOf(payload);
  if (payloadTokens.at(-2) === "schemas") named.splice(2, 0, payloadTokens.at(-1));
  const name2 = named.find((candidate) => typeof candidate === "string" && candidate !== "");
  return name2 ?? where.operation ?? [where.channel, .../^\d+$/.test(last) ? [last] : []].join("-");
}
var invented = /^(publish|subscribe)\.message(\.\d+)?$/;
function keyOfOperation(operationId, action, channel) {
  return operationId ?? `${action}-${channel}`;
}

// src/document/light-operations.ts
var lightKey = " eventwright ";
function isLight(channelKey) {
  return channelKey.startsWith(lightKey);
}
function withLightOperations(document) {
  const { channels, operations } = document;
  if (!isObject(channels) || !isObject(operations)) return document;
  const light = [];
  const lighten = (owner) => {
    if (!isObject(owner)) return owner;
    const lightened2 = isObject(owner["reply"]) ? { ...owner, reply: lighten(owner["reply"]) } : owner;
    if (!isReference(owner["channel"])) return lightened2;
    const target = targetOf(owner["channel"]);
    const channel = channelAt(channels, target);
    const messages = messagesOf2(owner["messages"], target, channel);
    if (channel === void 0 || messages === void 0) return lightened2;
    const key = `${lightKey}${light.length}`;
    light.push([key, { [pointerKey]: target, messages: Object.fromEntries(messages) }]);
    const pointer = below("/channels", key);
    return {
      ...lightened2,
      channel: { $ref: referenceTo(pointer) },
      ...owner["messages"] === void 0 ? {} : { messages: messages.map(([name2]) => ({ $ref: referenceTo(below(pointer, "messages", name2)) })) }
    };
  };
  const lightened = Object.fromEntries(Object.entries(operations).map(([key, operation]) => [key, lighten(operation)]));
  return { ...document, operations: lightened, channels: { ...channels, ...Object.fromEntries(light) } };
}
function channelAt(channels, pointer) {
  const [first, key, ...rest] = tokensOf(pointer);
  const channel = first === "channels" && key !== void 0 && rest.length === 0 && Object.hasOwn(channels, key) ? channels[key] : void 0;
  return isObject(channel) && !isReference(channel) ? channel : void 0;
}
function messagesOf2(list2, channelPointer, channel) {
  if (list2 === void 0) return [];
  const own = channel?.["messages"];
  if (!Array.isArray(list2) || !isObject(own)) return void 0;
  const stubs = [];
  for (const reference of list2) {
    if (!isReference(reference)) return void 0;
    const name2 = tokensOf(targetOf(reference)).at(-1) ?? "";
    if (targetOf(reference) !== below(channelPointer, "messages", name2) || !Object.hasOwn(own, name2)) return void 0;
    const message = own[name2];
    stubs.push([name2, { [pointerKey]: isReference(message) ? targetOf(message) : pointerIn(message) }]);
  }
  return stubs;
}

// src/document/read-document.ts
function readDocument(document) {
  const messages = /* @__PURE__ */ new Map();
  const messageOf = (message, where) => {
    const pointer = pointerIn(message.json());
    const known = messages.get(pointer);
    if (known !== void 0) return known;
    const read = readMessage(message, pointer, where);
    messages.set(pointer, read);
    return read;
  };
  const channels = /* @__PURE__ */ new Map();
  const channelOf = (channel) => {
    const pointer = pointerIn(channel.json());
    const known = channels.get(pointer);
    if (known !== void 0) return known;
    const key = channel.id();
    const address = channel.address();
    const ways = channel.operations().all();
    const own = ways.length > 0 && isVersion2(document) ? [] : channel.messages().all();
    const read = {
      ...nodeOf(channel, pointer),
      key,
      address,
      parameters: channel.parameters().all().map((parameter) => readParameter(parameter.id(), parameter.json())),
      messages: unique([
        ...own.map((message) => messageOf(message, { channel: key })),
        ...ways.filter(() => isVersion2(document)).flatMap((way) => messagesOfOperation(way, key))
      ]),
      servers: channel.servers().all().map((server) => server.id())
    };
    channels.set(pointer, read);
    return read;
  };
  const messagesOfOperation = (operation, channel) => operation.messages().all().map((message) => messageOf(message, defined({ channel, operation: idOf(operation) })));
  const ownChannels = document.channels().all().filter((channel) => !isLight(channel.id()));
  for (const channel of ownChannels) channelOf(channel);
  for (const message of document.components().messages().all()) messageOf(message, { channel: "" });
  const operations = isVersion2(document) ? ownChannels.flatMap(
    (channel) => channel.operations().all().map((operation) => readOperation2(operation, channelOf(channel)))
  ) : document.operations().all().map((operation) => readOperation2(operation, channelOf(operation.channels().all()[0])));
  function readOperation2(operation, channel) {
    const pointer = pointerIn(operation.json());
    const action = operation.isSend() ? "send" : "receive";
    const written2 = messagesOfOperation(operation, channel.key);
    const reply = operation.reply();
    return defined({
      ...nodeOf(operation, pointer),
      key: isVersion2(document) ? keyOfOperation(idOf(operation), action, channel.key) : operation.id() ?? "",
      action,
      channel,
      messages: unique(written2.length > 0 || isVersion2(document) ? written2 : channel.messages),
      reply: reply === void 0 ? void 0 : readReply2(reply)
    });
  }
  function readReply2(reply) {
    const channel = reply.channel();
    const read = channel === void 0 ? void 0 : channelOf(channel);
    const named = reply.messages().all().map((message) => messageOf(message, { channel: read?.key ?? "" }));
    return defined({
      channel: read,
      dynamicAddress: reply.hasAddress(),
      messages: unique(named.length > 0 ? named : read?.messages ?? [])
    });
  }
  const info = document.info();
  return {
    info: defined({
      title: info.title(),
      version: info.version(),
      description: info.description(),
      license: info.license()?.name()
    }),
    ...defined({ defaultContentType: document.defaultContentType() }),
    servers: document.servers().all().map((server) => ({ key: server.id(), protocol: server.protocol(), pointer: pointerIn(server.json()) })),
    channels: [...channels.values()],
    operations,
    messages: [...messages.values()]
  };
}
function readMessage(message, pointer, where) {
  const json = message.json();
  return defined({
    ...nodeOf(message, pointer),
    key: keyOfMessage(tokensOf(pointer), json, where),
    channelKey: pointer.startsWith("/components/") ? void 0 : where.channel,
    name: message.name(),
    deprecated: json["deprecated"] === true,
    contentType: textOf3(json["contentType"]),
    payload: schemasIn(json["payload"])[0],
    headers: schemasIn(json["headers"]),
    examples: Array.isArray(json["examples"]) ? json["examples"].filter(isObject) : []
  });
}
function readParameter(name2, json) {
  const parameter = isObject(json) ? json : {};
  const schema2 = isObject(parameter["schema"]) ? parameter["schema"] : parameter;
  const values = schema2["enum"];
  return defined({
    name: name2,
    pointer: pointerIn(json),
    description: textOf3(parameter["description"]),
    values: Array.isArray(values) ? values.map(String) : void 0,
    defaultValue: textOf3(schema2["default"])
  });
}
function nodeOf(model, pointer) {
  const json = model.json();
  const bindings = json["bindings"];
  const amqp = isObject(bindings) ? bindings["amqp"] : void 0;
  const own = Object.entries(json).filter(
    ([key]) => key.startsWith("x-") && !key.startsWith("x-parser-") && key !== pointerKey
  );
  return defined({
    pointer,
    title: textOf3(json["title"]),
    summary: textOf3(json["summary"]),
    description: textOf3(json["description"]),
    amqp: isObject(amqp) ? amqp : void 0,
    extensions: Object.fromEntries(own)
  });
}
function textOf3(value) {
  return typeof value === "string" ? value : void 0;
}
function idOf(operation) {
  return textOf3(operation.operationId());
}
function isVersion2(document) {
  return document.version().startsWith("2.");
}
function unique(items) {
  return [...new Set(items)];
}

// src/document/skeleton.ts
function skeletonOf(root, locate) {
  const diagnostics = [];
  const inlined = /* @__PURE__ */ new Map();
  const waiting = [];
  const schemas = /* @__PURE__ */ new Map();
  const stub = (pointer) => {
    if (!schemas.has(pointer)) {
      schemas.set(pointer, void 0);
      waiting.push(pointer);
    }
    return schemaStub(pointer);
  };
  const build = (value, kind, pointer, at, open) => {
    const actual = kindOf(kind, value);
    if (actual === "data") return harmless(value);
    if (actual === "schema" && !isObject(value) && typeof value !== "boolean") return value;
    if (actual === "schema") return stub(isReference(value) ? targetOf(value) : pointer);
    if (actual === "payload") return foreignOrInner(value, pointer);
    if (isReference(value)) {
      const target = targetOf(value);
      if (actual === "link" || isKept(target)) return { $ref: value.$ref };
      if (open.has(target)) {
        diagnostics.push(circular(value.$ref, locate(below(pointer, "$ref"))));
        return {};
      }
      if (!inlined.has(target)) inlined.set(target, at);
      return build(valueAt(root, target), kind, target, at, /* @__PURE__ */ new Set([...open, target]));
    }
    const members2 = mapMembers(
      value,
      actual,
      (member2, memberKind, tokens) => build(member2, memberKind, below(pointer, ...tokens), below(at, ...tokens), open)
    );
    if (!isObject(members2) || actual === "plain" || actual === "bindings" || actual === "binding")
      return harmlessStrings(members2);
    const foreign2 = actual === "message" && !isJsonSchemaFormat(members2["schemaFormat"]);
    if (foreign2)
      diagnostics.push(unsupportedFormat(String(members2["schemaFormat"]), locate(below(pointer, "schemaFormat"))));
    const { schemaFormat: _3, ...rest } = members2;
    const kept = foreign2 ? { ...rest, payload: {} } : members2;
    return isTagged(actual, members2) ? { ...kept, [pointerKey]: pointer } : kept;
  };
  const foreignOrInner = (value, pointer) => {
    if (isJsonSchemaFormat(value["schemaFormat"])) {
      const inner = value["schema"];
      return stub(isReference(inner) ? targetOf(inner) : below(pointer, "schema"));
    }
    diagnostics.push(unsupportedFormat(String(value["schemaFormat"]), locate(below(pointer, "schemaFormat"))));
    return {};
  };
  const structure2 = build(root, "document", "", "", /* @__PURE__ */ new Set());
  for (let pointer = waiting.shift(); pointer !== void 0; pointer = waiting.shift()) {
    schemas.set(pointer, schemaOnce(valueAt(root, pointer), pointer, stub));
  }
  return {
    schemas: [...schemas.keys()],
    document: withLightOperations(withReferences(withSchemas(structure2, schemas), inlined)),
    diagnostics
  };
}
function pointerInDocument({ document, schemas }, path) {
  let value = document;
  let pointer = "";
  for (const [depth, token] of path.map(String).entries()) {
    if (isReference(value)) {
      value = valueAt(document, targetOf(value));
      pointer = pointerIn(value) || pointer;
    }
    value = memberOf(value, token);
    const schema2 = depth === 2 && path[0] === "components" && path[1] === "schemas" ? schemas[Number(token.slice(schemaKey.length))] : void 0;
    pointer = schema2 ?? (pointerIn(value) || below(pointer, token));
  }
  return pointer;
}
var schemaKey = "schema-";
function schemaOnce(value, pointer, stub) {
  const visit = (member2) => isReference(member2) ? stub(targetOf(member2)) : mapSubschemas(member2, visit);
  const schema2 = harmless(visit(value));
  return isObject(schema2) ? { ...schema2, [pointerKey]: pointer } : schema2;
}
function withSchemas(structure2, schemas) {
  const components = isObject(structure2["components"]) ? structure2["components"] : {};
  if (schemas.size === 0) return structure2;
  const entries = [...schemas.values()].map((schema2, index) => [`${schemaKey}${index}`, schema2]);
  return { ...structure2, components: { ...components, schemas: Object.fromEntries(entries) } };
}
function withReferences(document, inlined) {
  if (inlined.size === 0) return document;
  const visit = (value) => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isObject(value)) return value;
    if (isReference(value)) return moved(value, inlined);
    return Object.fromEntries(Object.entries(value).map(([key, member2]) => [key, visit(member2)]));
  };
  return visit(document);
}
function moved(reference, inlined) {
  const tokens = tokensOf(targetOf(reference));
  for (let length = tokens.length; length > 0; length--) {
    const at = inlined.get(pointerOf(tokens.slice(0, length)));
    if (at !== void 0) return { $ref: referenceTo(at + pointerOf(tokens.slice(length))) };
  }
  return reference;
}
function isKept(target) {
  return !isIrregular(tokensOf(target)) && !target.startsWith("/components/schemas/");
}
function isTagged(kind, value) {
  if (kind === "message" && Array.isArray(value["oneOf"])) return false;
  return ["server", "channel", "operation", "message", "parameter", "reply"].includes(kind);
}
function harmless(value) {
  if (Array.isArray(value)) return value.map(harmless);
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, member2]) => [harmlessKeys.get(key) ?? key, harmless(member2)])
    );
  }
  return harmlessStrings(value);
}
var harmlessKeys = /* @__PURE__ */ new Map([
  ["$ref", "$ref "],
  ["__proto__", "__proto__ "]
]);
function harmlessStrings(value) {
  return typeof value === "string" && value.startsWith("$ref:") ? ` ${value}` : value;
}
function unsupportedFormat(schemaFormat, location) {
  return {
    code: "unsupported-schema-format",
    severity: "error",
    message: `schemas in the format \`${schemaFormat}\` are not supported`,
    consequence: "No type and no validator can be made of it.",
    remedy: "Write the schema as JSON Schema draft-07, or leave the message out.",
    location
  };
}
function circular(reference, location) {
  return {
    code: "circular-reference",
    severity: "error",
    message: `\`${reference}\` leads back to itself`,
    consequence: "What it stands for is unknown.",
    remedy: "Let one of the references in the circle hold the thing itself.",
    location
  };
}

// src/document/source-files.ts
import { readFileSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";

// src/document/source-file.ts
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument
} from "yaml";
var maxAliases = 1e4;
var maxDepth = 200;
function parseSource(source) {
  const lines = new LineCounter();
  const at = (offset, pointer = "") => {
    const { line, col } = lines.linePos(offset);
    return { file: source.shownName, pointer, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const language = source.path.endsWith(".json") ? "JSON" : "YAML";
  const broken = (location, what) => ({
    code: "invalid-syntax",
    severity: "error",
    message: `${source.shownName} is not valid ${language}: ${what}`,
    consequence: "Nothing of the document can be read.",
    remedy: "Correct the syntax here; the cause may stand a line above.",
    location
  });
  let document;
  let data2;
  try {
    document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false, merge: true, logLevel: "silent" });
    const failures = document.errors.map((error) => broken(at(error.pos[0]), sentence(error.message)));
    const [first] = failures;
    if (first !== void 0) {
      const duplicates = document.errors.every((error) => error.code === "DUPLICATE_KEY");
      return { file: void 0, diagnostics: duplicates ? duplicateKeys(document, at) : [first] };
    }
    data2 = document.toJS({ maxAliasCount: maxAliases });
    if (depthOf(data2, maxDepth) > maxDepth) {
      return { file: void 0, diagnostics: [broken(at(0), `it is nested deeper than ${maxDepth} levels`)] };
    }
  } catch (error) {
    return {
      file: void 0,
      diagnostics: [broken(at(0), sentence(error instanceof Error ? error.message : String(error)))]
    };
  }
  return {
    file: {
      path: source.path,
      name: source.name,
      shownName: source.shownName,
      data: data2,
      locate(tokens) {
        const found = offsetOf(document, tokens);
        return at(found.offset, pointerOf(tokens.slice(0, found.depth)));
      }
    },
    diagnostics: []
  };
}
function sentence(message) {
  if (message.includes("call stack")) return "it is nested too deeply";
  if (message.startsWith("Excessive alias count")) return "its aliases stand for more data than fits";
  const line = message.split("\n", 1)[0] ?? message;
  return line.replace(/ at line \d+, column \d+:?$/, "").replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());
}
function duplicateKeys(document, at) {
  const diagnostics = [];
  const visit = (node, tokens) => {
    if (isSeq(node)) for (const [index, item] of node.items.entries()) visit(item, [...tokens, String(index)]);
    if (!isMap(node)) return;
    const first = /* @__PURE__ */ new Map();
    for (const pair of node.items) {
      const key = keyOf(pair);
      const offset = rangeStart(pair.key);
      const before = first.get(key);
      if (before === void 0) first.set(key, offset);
      else if (key !== "<<") {
        diagnostics.push({
          code: "duplicate-key",
          severity: "error",
          message: `"${key}" stands twice in the same object`,
          consequence: "Readers disagree about which of the two counts.",
          remedy: "Remove one of them.",
          location: at(offset, pointerOf([...tokens, key])),
          related: { message: "It stands here first.", location: at(before, pointerOf([...tokens, key])) }
        });
      }
      visit(pair.value, [...tokens, key]);
    }
  };
  visit(document.contents, []);
  return diagnostics;
}
function keyOf(pair) {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}
function rangeStart(node) {
  return node?.range?.[0] ?? 0;
}
function offsetOf(document, tokens) {
  let node = document.contents;
  let offset = rangeStart(node);
  for (const [depth, token] of tokens.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    const step = isSeq(node) ? elementOf(node.items[Number(token)]) : isMap(node) ? memberOf2(node.items, token, document) : void 0;
    if (step === void 0) return { offset, depth };
    ({ offset, value: node } = step);
  }
  return { offset, depth: tokens.length };
}
function elementOf(item) {
  return item === void 0 ? void 0 : { offset: rangeStart(item), value: item };
}
function memberOf2(pairs, token, document) {
  const pair = pairs.find((candidate) => keyOf(candidate) === token);
  if (pair !== void 0) return { offset: rangeStart(pair.key), value: pair.value };
  for (const merge of pairs.filter((candidate) => keyOf(candidate) === "<<")) {
    for (const value of isSeq(merge.value) ? merge.value.items : [merge.value]) {
      const merged = isAlias(value) ? value.resolve(document) : value;
      const step = isMap(merged) ? memberOf2(merged.items, token, document) : void 0;
      if (step !== void 0) return step;
    }
  }
  return void 0;
}
function depthOf(value, limit) {
  if (typeof value !== "object" || value === null || limit < 0) return 0;
  let deepest = 0;
  for (const member2 of Object.values(value)) deepest = Math.max(deepest, depthOf(member2, limit - 1));
  return deepest + 1;
}

// src/document/source-files.ts
function openSourceFiles(options) {
  const entryPath = resolve(options.cwd, options.input);
  const folder = dirname(entryPath);
  const roots = (options.roots ?? [folder]).map(
    (root) => realPathOf(resolve(options.cwd, root)) ?? resolve(options.cwd, root)
  );
  const byPath = /* @__PURE__ */ new Map();
  const byName3 = /* @__PURE__ */ new Map();
  const read = (path, shownName) => {
    const realPath = realPathOf(path) ?? path;
    let text;
    try {
      text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(realPath));
    } catch (error) {
      byPath.set(realPath, void 0);
      return { diagnostics: [unreadable(shownName, error)] };
    }
    const name2 = path === entryPath ? relative(folder, entryPath) : slashes(relative(folder, path));
    const { file, diagnostics: diagnostics2 } = parseSource({ path: realPath, name: name2, shownName, text });
    byPath.set(realPath, file);
    if (file !== void 0) byName3.set(file.name, file);
    return file === void 0 ? { diagnostics: diagnostics2 } : { file, diagnostics: diagnostics2 };
  };
  const { file: entry, diagnostics } = read(entryPath, options.input);
  const files = {
    entry,
    get paths() {
      return [...byPath.keys()];
    },
    named: (name2) => byName3.get(name2),
    open(from2, uri, referenceAt) {
      if (uri === "") return from2;
      if (/^[a-z][a-z0-9+.-]+:/i.test(uri) || uri.startsWith("//")) return remoteReference(uri, referenceAt);
      const path = resolve(dirname(resolve(folder, from2.name)), decoded2(uri));
      const realPath = realPathOf(path) ?? path;
      if (byPath.has(realPath)) return byPath.get(realPath);
      const shownName = isAbsolute(options.input) ? path : slashes(relative(options.cwd, path));
      if (!roots.some((root) => isInside(root, realPath)))
        return outsideRoots(shownName, roots, options.cwd, referenceAt);
      const result = read(path, shownName);
      return result.file ?? {
        ...result.diagnostics[0],
        related: { message: "It is referenced here.", location: referenceAt }
      };
    }
  };
  return { files, diagnostics };
}
function realPathOf(path) {
  try {
    return realpathSync(path);
  } catch {
    return void 0;
  }
}
function isInside(root, path) {
  const way = relative(root, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
function slashes(path) {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
function decoded2(uri) {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
var reasons = {
  ENOENT: "there is no such file",
  EACCES: "reading it is not permitted",
  EISDIR: "it is a directory",
  ENOTDIR: "a part of its path is a file, not a directory",
  ELOOP: "its symbolic links go in a circle",
  ERR_ENCODING_INVALID_ENCODED_DATA: "it is not UTF-8 text"
};
function unreadable(shownName, error) {
  const code2 = error.code ?? "";
  return {
    code: "unreadable-file",
    severity: "error",
    message: `${shownName} cannot be read: ${reasons[code2] ?? (code2 || "unknown reason")}`,
    consequence: "Nothing is generated.",
    remedy: "Check the path and its permissions.",
    location: { file: shownName, pointer: "", line: 0, column: 0 }
  };
}
function remoteReference(uri, location) {
  return {
    code: "remote-reference",
    severity: "error",
    message: `the reference to ${uri} leaves this machine`,
    consequence: "Remote references are not allowed: nothing is fetched while a document is read.",
    remedy: "Keep a copy of the file beside the document and refer to that.",
    location
  };
}
function outsideRoots(shownName, roots, cwd, location) {
  const allowed = roots.map((root) => slashes(relative(cwd, root)) || ".").join(", ");
  return {
    code: "file-outside-roots",
    severity: "error",
    message: `${shownName} is outside the folders that this document may read (${allowed})`,
    consequence: "The file is not opened.",
    remedy: "Move it, or name its folder among the roots.",
    location
  };
}

// src/document/drop-echoes.ts
var structureRule = "asyncapi-document-resolved";
function dropEchoes(findings) {
  const once = [...new Map(findings.map((finding) => [`${finding.pointer} ${finding.message}`, finding])).values()];
  const causes = once.filter((finding) => finding.code !== structureRule || !isEcho(finding, once));
  const told = causes.length > 0 ? causes : once.slice(0, 1);
  return told.filter((finding, index) => !told.slice(0, index).some((earlier) => isSameProblem(earlier, finding)));
}
function isEcho(finding, all) {
  if (/"x-eventwright-/.test(finding.message)) return true;
  if (isOfAnotherKind(finding, all)) return true;
  return indirect.some((pattern) => pattern.test(finding.message)) && all.some((other) => isBelow(other, finding) || isPlainer(other, finding));
}
var indirect = [
  /must match "(if|then|else)" schema/,
  /must not be valid/,
  /must be equal to constant/,
  /must have required property "oneOf"/,
  /^Item at index \d+ must be array/,
  /must match (exactly one|a) schema/
];
function isOfAnotherKind({ message, pointer }, all) {
  if (!/^Property ".*" is not expected to be here/s.test(message)) return false;
  const owner = pointer.slice(0, pointer.lastIndexOf("/"));
  return all.some((other) => other.pointer === owner && /must have required property "oneOf"/.test(other.message)) && messageFields.has(pointer.slice(owner.length + 1));
}
var messageFields = new Set(
  `bindings contentType correlationId deprecated description examples externalDocs headers messageId name payload schemaFormat
  summary tags title traits`.split(/\s+/)
);
function isBelow(other, finding) {
  return other.pointer.startsWith(`${finding.pointer}/`);
}
function isPlainer(other, finding) {
  return other.pointer === finding.pointer && !indirect.some((pattern) => pattern.test(other.message));
}
function isSameProblem(earlier, finding) {
  return earlier.code === finding.code && earlier.code === structureRule && earlier.pointer === finding.pointer;
}

// src/document/parser-finding.ts
var severities = { 0: "error", 1: "warning" };
function findingsOf(diagnostics, skeleton) {
  return diagnostics.flatMap(({ code: code2, severity, message, path }) => {
    const told = severities[severity];
    return told === void 0 ? [] : [{ code: String(code2), severity: told, message, pointer: pointerInDocument(skeleton, path) }];
  });
}

// src/document/reword-finding.ts
function reworded({ code: code2, message, pointer }, root) {
  const consequence = "The document is not valid AsyncAPI.";
  if (code2 === "uncaught-error") {
    const reason = /message: (.*?)(, stack: |$)/s.exec(message)?.[1] ?? message;
    return {
      code: "parser-failed",
      message: `the AsyncAPI parser failed: ${reason}`,
      consequence: "Whether the document is valid is unknown."
    };
  }
  if (code2 !== structureRule)
    return {
      code: code2,
      message: withoutStop(message),
      consequence,
      ...remedies[code2] === void 0 ? {} : { remedy: remedies[code2] }
    };
  return {
    code: "invalid-structure",
    consequence,
    ...bindingWords(pointer, root) ?? structureWords(message, pointer)
  };
}
var remedies = {
  "asyncapi2-channel-parameters": "Describe under `parameters` exactly the `{parameters}` of the address.",
  "asyncapi3-channel-parameters": "Describe under `parameters` exactly the `{parameters}` of the address.",
  "asyncapi3-operation-messages-from-referred-channel": "Refer to the message below the operation's channel: `#/channels/<channel>/messages/<message>`.",
  "asyncapi3-required-operation-channel-unambiguity": "Refer to a channel under `#/channels`.",
  "asyncapi2-operation-operationId-uniqueness": "Give each operation an `operationId` of its own.",
  "asyncapi2-message-messageId-uniqueness": "Give each message a `messageId` of its own."
};
function structureWords(message, pointer) {
  const name2 = tokensOf(pointer).at(-1) ?? "the document";
  const unexpected = /^Property "(.*)" is not expected to be here/s.exec(message)?.[1];
  if (unexpected !== void 0) {
    return { message: `AsyncAPI knows no \`${unexpected}\` here`, remedy: "Correct the name, or begin it with `x-`." };
  }
  const missing = /must have required property "(.*)"/s.exec(message)?.[1];
  if (missing !== void 0)
    return {
      message: `${pointer === "" ? "the document" : `\`${name2}\``} has no \`${missing}\``,
      remedy: `Add \`${missing}\`.`
    };
  const choices = /must be equal to one of the allowed values: (.*?)(?:\. Did you mean "(.*)"\?)?$/s.exec(message);
  if (choices?.[1] !== void 0) {
    const remedy = choices[2] === void 0 ? "Choose one of them." : `Did you mean ${choices[2]}?`;
    return { message: `\`${name2}\` is not one of ${choices[1].replaceAll('"', "")}`, remedy };
  }
  const type = /type must be (.*)$/s.exec(message)?.[1];
  if (type !== void 0)
    return {
      message: `\`${name2}\` is not of type ${type.replaceAll(",", " or ")}`,
      remedy: "Write a value of that type."
    };
  if (/must match "else" schema/.test(message))
    return { message: `\`${name2}\` is no valid schema`, remedy: "Compare it with JSON Schema draft-07." };
  return { message: withoutStop(message).replace(/^"(.*?)" property/s, "`$1`") };
}
function bindingWords(pointer, root) {
  const place = /^(.*\/bindings\/amqp)(\/is)?$/s.exec(pointer)?.[1];
  const binding = place === void 0 ? void 0 : valueAt(root, place);
  if (!isObject(binding) || place?.includes("/channel") !== true) return void 0;
  const { is, queue, exchange } = binding;
  if (is !== void 0 && is !== "queue" && is !== "routingKey") {
    return { message: `\`is\` of an AMQP channel is not queue or routingKey`, remedy: "Choose one of them." };
  }
  if (is === "queue" && exchange !== void 0) {
    return {
      message: "an AMQP channel with `is: queue` describes an `exchange`",
      remedy: "Describe a `queue` instead, or write `is: routingKey`. To bind the queue to an exchange, use `x-rabbitmq: { bindings: [...] }`."
    };
  }
  if (is === "routingKey" && queue !== void 0) {
    return {
      message: "an AMQP channel with `is: routingKey` describes a `queue`",
      remedy: "Describe an `exchange` instead, or write `is: queue`. To bind a queue to the exchange, use `x-rabbitmq: { bindings: [...] }`."
    };
  }
  if (queue === void 0 && exchange === void 0) {
    return {
      message: "an AMQP channel binding describes neither a `queue` nor an `exchange`",
      remedy: "Add one of them."
    };
  }
  return void 0;
}
function withoutStop(message) {
  return message.replace(/^#\{\{print\("property"\)\}/, "").replace(/\.$/, "");
}

// src/document/translate-diagnostics.ts
function translateDiagnostics(found, { skeleton, root, locate }) {
  const diagnostics = dropEchoes(findingsOf(found, skeleton)).map((finding) => ({
    ...reworded(finding, root),
    severity: finding.severity,
    location: locate(finding.pointer)
  }));
  return [
    ...new Map(
      diagnostics.map((diagnostic) => [`${JSON.stringify(diagnostic.location)} ${diagnostic.message}`, diagnostic])
    ).values()
  ];
}

// src/document/load-contract.ts
async function loadContract(options) {
  const { files, diagnostics: entryDiagnostics } = openSourceFiles({ ...options, cwd: options.cwd ?? process.cwd() });
  const { entry } = files;
  const before = entry === void 0 ? entryDiagnostics : [...entryDiagnostics, ...checkVersion(entry)];
  if (entry === void 0 || hasError(before)) return { diagnostics: before, files: files.paths, bundled: void 0 };
  const bundled = bundle(entry, files);
  const { root } = bundled;
  if (hasError(bundled.diagnostics))
    return { diagnostics: bundled.diagnostics, files: files.paths, bundled: void 0 };
  const locate = locator(bundled);
  const skeleton = skeletonOf(root, locate);
  const { document, diagnostics: parserDiagnostics } = await parseOfficially(skeleton.document);
  const validity = [...skeleton.diagnostics, ...translateDiagnostics(parserDiagnostics, { skeleton, root, locate })];
  if (document === void 0 || hasError(validity)) return { diagnostics: validity, files: files.paths, bundled: root };
  const { contract, diagnostics } = readContract({
    source: entry.name,
    root,
    ...readDocument(document),
    locate,
    ...referenceNames(entry)
  });
  return {
    ...contract === void 0 ? {} : { contract },
    diagnostics: [...validity, ...diagnostics],
    files: files.paths,
    bundled: root
  };
}
function hasError(diagnostics) {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

// src/contract/schema/keyword-reader.ts
var KeywordReader = class {
  constructor(schema2, place, report) {
    this.schema = schema2;
    this.place = place;
    this.report = report;
  }
  schema;
  place;
  report;
  #seen = /* @__PURE__ */ new Set();
  at(...tokens) {
    return { ref: this.place.ref, pointer: below(this.place.pointer, ...tokens) };
  }
  has(keyword) {
    return Object.hasOwn(this.schema, keyword);
  }
  /** Keywords that nobody asked for. */
  unread() {
    return Object.keys(this.schema).filter((keyword) => !this.#seen.has(keyword));
  }
  ignore(...keywords) {
    for (const keyword of keywords) this.#seen.add(keyword);
  }
  value(keyword) {
    this.#seen.add(keyword);
    return this.has(keyword) ? this.schema[keyword] : void 0;
  }
  text(keyword) {
    return this.#read(keyword, "a string", (value) => typeof value === "string" ? value : void 0);
  }
  flag(keyword) {
    return this.#read(keyword, "true or false", (value) => typeof value === "boolean" ? value : void 0);
  }
  number(keyword) {
    return this.#read(keyword, "a number", (value) => Number.isFinite(value) ? Number(value) : void 0);
  }
  count(keyword) {
    return this.#read(
      keyword,
      "a whole number from 0",
      (value) => Number.isInteger(value) && Number(value) >= 0 ? Number(value) : void 0
    );
  }
  values(keyword) {
    return this.#read(keyword, "a list", (value) => Array.isArray(value) ? value : void 0);
  }
  names(keyword) {
    return this.#read(keyword, "a list of names", (value) => isNames(value) ? [...new Set(value)] : void 0);
  }
  members(keyword) {
    return this.#read(keyword, "an object", (value) => isObject(value) ? value : void 0);
  }
  malformed(keyword, wanted) {
    this.report({
      code: "malformed-keyword",
      severity: "error",
      message: `\`${keyword}\` is not ${wanted}`,
      consequence: "The schema would check nothing there.",
      remedy: `Make \`${keyword}\` ${wanted}.`,
      place: this.at(keyword)
    });
    return void 0;
  }
  #read(keyword, wanted, accept) {
    const value = this.value(keyword);
    if (value === void 0) return void 0;
    return accept(value) ?? this.malformed(keyword, wanted);
  }
};
function isNames(value) {
  return Array.isArray(value) && value.every((name2) => typeof name2 === "string");
}

// src/contract/schema/portable-pattern.ts
function portablePattern(pattern) {
  const reason = compileError(pattern, "u");
  if (reason === void 0) return { source: pattern };
  if (compileError(pattern, "") !== void 0) return { reason };
  const relaxed = pattern.replace(
    /\\(.)/gsu,
    (escaped2, character) => needlessEscapes.has(character) ? character === "-" ? "\\x2d" : character : escaped2
  );
  const relaxedReason = compileError(relaxed, "u");
  return relaxedReason === void 0 ? { source: relaxed } : { reason };
}
var needlessEscapes = new Set("-_\"'`@#%&=:;,<>~! ");
function compileError(source, flags) {
  try {
    new RegExp(source, flags);
    return void 0;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^Invalid regular expression: /, "") : String(error);
  }
}

// src/contract/schema/unknown-keywords.ts
var annotations2 = [
  "$id",
  "id",
  "$schema",
  "$comment",
  "$anchor",
  "$defs",
  "definitions",
  "discriminator",
  "externalDocs",
  "example",
  "readOnly",
  "writeOnly",
  "contentEncoding",
  "contentMediaType",
  "tags",
  "xml"
];
var foreign = {
  nullable: "list `null` among the types",
  dependentRequired: "use `dependencies`",
  dependentSchemas: "use `dependencies`",
  prefixItems: "use a list in `items`",
  unevaluatedProperties: "use `additionalProperties`",
  unevaluatedItems: "use `additionalItems`",
  minContains: "use `contains`",
  maxContains: "use `contains`",
  $dynamicRef: "use `$ref`",
  $recursiveRef: "use `$ref`"
};
var assertions = [
  "type",
  "enum",
  "const",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "items",
  "additionalItems",
  "contains",
  "minItems",
  "maxItems",
  "uniqueItems",
  "properties",
  "patternProperties",
  "additionalProperties",
  "required",
  "propertyNames",
  "dependencies",
  "minProperties",
  "maxProperties",
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "if",
  "then",
  "else"
];
function reportUnknownKeywords(read) {
  read.ignore(...annotations2);
  for (const keyword of read.unread()) {
    if (keyword.startsWith("x-")) continue;
    const instead = Object.hasOwn(foreign, keyword) ? foreign[keyword] : void 0;
    const meant = instead === void 0 ? assertions.find((known) => isTypo(keyword, known)) : void 0;
    if (meant !== void 0) {
      read.report({
        code: "unknown-keyword",
        severity: "error",
        message: `\`${printable(keyword)}\` is not a keyword`,
        consequence: "It would check nothing.",
        remedy: `Write \`${meant}\`.`,
        place: read.at(keyword)
      });
    } else {
      read.report({
        code: "ignored-keyword",
        severity: "warning",
        message: `\`${printable(keyword)}\` is not a keyword of JSON Schema draft-07`,
        consequence: "It checks nothing.",
        remedy: instead === void 0 ? "Remove it, or begin its name with `x-`." : `Instead, ${instead}.`,
        place: read.at(keyword)
      });
    }
  }
}
function printable(keyword) {
  return JSON.stringify(keyword).slice(1, -1);
}
function isTypo(word, known) {
  if (word.toLowerCase() === known.toLowerCase()) return true;
  if (known.length < 4 || Math.abs(word.length - known.length) > 1) return false;
  let start = 0;
  while (start < word.length && start < known.length && word[start] === known[start]) start++;
  const rest = word.slice(start);
  const knownRest = known.slice(start);
  const swapped = rest.length > 1 && `${rest[1]}${rest[0]}${rest.slice(2)}` === knownRest;
  return swapped || rest.slice(1) === knownRest || rest === knownRest.slice(1) || rest.slice(1) === knownRest.slice(1);
}

// src/contract/schema/schema-reader.ts
function readSchemas(graph) {
  const nodes = /* @__PURE__ */ new Map();
  const problems = [];
  const reading = { graph, report: (problem) => problems.push(problem) };
  return {
    problems,
    node(ref) {
      const known = nodes.get(ref);
      if (known !== void 0) return known;
      const node = readNode(graph.get(ref), { ref, pointer: "" }, reading);
      nodes.set(ref, node);
      return node;
    }
  };
}
function readNode(raw, place, reading) {
  if (typeof raw === "boolean") return { place, docs: {}, always: raw };
  if (!isObject(raw)) {
    reading.report({
      code: "malformed-keyword",
      severity: "error",
      message: "this is not a schema",
      remedy: "Write an object, true or false.",
      place
    });
    return { place, docs: {}, always: true };
  }
  const read = new KeywordReader(raw, place, reading.report);
  const docs = readDocs(read);
  const target = read.text("$ref");
  if (target !== void 0) return { place, docs, ref: target };
  const node = {
    place,
    docs,
    ...readValues(read),
    ...readNumbers(read),
    ...readStrings(read),
    ...readArrays(read, reading),
    ...readObjects(read, reading),
    ...readApplicators(read, reading)
  };
  reportUnknownKeywords(read);
  return withoutUndefined(node);
}
function readDocs(read) {
  const examples = read.value("examples");
  return withoutUndefined({
    title: textOf4(read.value("title")),
    description: textOf4(read.value("description")),
    default: read.value("default"),
    format: textOf4(read.value("format")),
    examples: Array.isArray(examples) ? examples : void 0,
    deprecated: read.value("deprecated") === true ? true : void 0
  });
}
function textOf4(value) {
  return typeof value === "string" ? value : void 0;
}
function readValues(read) {
  const values = read.values("enum");
  return {
    type: readType(read),
    enum: values?.length === 0 ? read.malformed("enum", "a list of at least one value") : values,
    const: read.value("const")
  };
}
var jsonTypes = ["null", "boolean", "integer", "number", "string", "array", "object"];
function readType(read) {
  const value = read.value("type");
  if (value === void 0) return void 0;
  const names = typeof value === "string" ? [value] : value;
  if (!isNames(names)) return read.malformed("type", "a type or a list of types");
  const known = jsonTypes.filter((type) => names.includes(type));
  const unknown = names.find((name2) => !jsonTypes.some((type) => type === name2));
  if (unknown !== void 0) {
    read.report({
      code: "unknown-type",
      severity: "error",
      message: `\`${unknown}\` is not a type`,
      consequence: "No value would be accepted there.",
      remedy: `Use ${jsonTypes.join(", ")}.`,
      place: read.at("type")
    });
    return void 0;
  }
  return known;
}
function readNumbers(read) {
  const multipleOf = read.number("multipleOf");
  return {
    minimum: read.number("minimum"),
    maximum: read.number("maximum"),
    exclusiveMinimum: read.number("exclusiveMinimum"),
    exclusiveMaximum: read.number("exclusiveMaximum"),
    multipleOf: multipleOf !== void 0 && multipleOf <= 0 ? read.malformed("multipleOf", "a number above 0") : multipleOf
  };
}
function readStrings(read) {
  const pattern = read.text("pattern");
  return {
    minLength: read.count("minLength"),
    maxLength: read.count("maxLength"),
    pattern: pattern === void 0 ? void 0 : readPattern(pattern, read, read.at("pattern")),
    format: read.text("format")
  };
}
function readPattern(pattern, read, place) {
  const result = portablePattern(pattern);
  if ("source" in result) return result.source;
  read.report({
    code: "invalid-pattern",
    severity: "error",
    message: `the pattern is not a regular expression of JavaScript (${result.reason})`,
    consequence: "No validator could be made of it.",
    remedy: "Write it as ECMA-262 does, with the flag u.",
    place
  });
  return void 0;
}
function readArrays(read, reading) {
  const items = read.value("items");
  const tuple = Array.isArray(items) ? items : void 0;
  const rest = tuple === void 0 ? "items" : "additionalItems";
  const additionalItems = read.value("additionalItems");
  const value = tuple === void 0 ? items : additionalItems;
  return {
    items: value === void 0 ? void 0 : readNode(value, read.at(rest), reading),
    tuple: tuple?.map((item, index) => readNode(item, read.at("items", index), reading)),
    contains: readChild("contains", read, reading),
    minItems: read.count("minItems"),
    maxItems: read.count("maxItems"),
    uniqueItems: read.flag("uniqueItems")
  };
}
function readObjects(read, reading) {
  return {
    properties: readMembers("properties", read, reading),
    patternProperties: readPatternProperties(read, reading),
    additionalProperties: readChild("additionalProperties", read, reading),
    required: read.names("required"),
    propertyNames: readChild("propertyNames", read, reading),
    dependencies: readDependencies(read, reading),
    minProperties: read.count("minProperties"),
    maxProperties: read.count("maxProperties")
  };
}
function readMembers(keyword, read, reading) {
  const members2 = read.members(keyword);
  if (members2 === void 0) return void 0;
  return new Map(
    Object.entries(members2).map(([name2, schema2]) => [name2, readNode(schema2, read.at(keyword, name2), reading)])
  );
}
function readPatternProperties(read, reading) {
  const members2 = readMembers("patternProperties", read, reading);
  if (members2 === void 0) return void 0;
  const patterns = /* @__PURE__ */ new Map();
  for (const [pattern, node] of members2) {
    const source = readPattern(pattern, read, read.at("patternProperties", pattern));
    if (source !== void 0) patterns.set(source, node);
  }
  return patterns;
}
function readDependencies(read, reading) {
  const members2 = read.members("dependencies");
  if (members2 === void 0) return void 0;
  return new Map(
    Object.entries(members2).map(([name2, value]) => [
      name2,
      isNames(value) ? value : readNode(value, read.at("dependencies", name2), reading)
    ])
  );
}
function readApplicators(read, reading) {
  const condition = readChild("if", read, reading);
  const consequence = readChild("then", read, reading);
  const alternative = readChild("else", read, reading);
  return {
    allOf: readList("allOf", read, reading),
    anyOf: readList("anyOf", read, reading),
    oneOf: readList("oneOf", read, reading),
    not: readChild("not", read, reading),
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema; nobody awaits a schema.
    ...condition === void 0 ? {} : { if: condition, then: consequence, else: alternative }
  };
}
function readChild(keyword, read, reading) {
  const value = read.value(keyword);
  return value === void 0 ? void 0 : readNode(value, read.at(keyword), reading);
}
function readList(keyword, read, reading) {
  const schemas = read.values(keyword);
  if (schemas === void 0) return void 0;
  if (schemas.length === 0) return read.malformed(keyword, "a list of at least one schema");
  return schemas.map((schema2, index) => readNode(schema2, read.at(keyword, index), reading));
}
function withoutUndefined(fields2) {
  return Object.fromEntries(Object.entries(fields2).filter(([, value]) => value !== void 0));
}

// src/contract/schema/type-model.ts
var nothing = { names: [], kinds: {} };
var wholeValue = { exact: true };
var wholeArray = {
  exact: true,
  prefix: [],
  get rest() {
    return anything;
  },
  min: 0,
  max: Number.POSITIVE_INFINITY
};
var wholeObject = { exact: true, properties: /* @__PURE__ */ new Map(), patterns: [], additional: void 0 };
var wholeKinds = {
  null: wholeValue,
  boolean: wholeValue,
  number: wholeValue,
  string: wholeValue,
  array: [wholeArray],
  object: [wholeObject]
};
var anything = { names: [], kinds: wholeKinds };
var kindNames = ["null", "boolean", "number", "string", "array", "object"];
function ofKinds(kinds) {
  return { names: [], kinds };
}
function isNothing(type) {
  return type.names.length === 0 && kindNames.every((kind) => type.kinds[kind] === void 0);
}
function isAnything(type) {
  return type === anything || kindNames.every((kind) => isWhole2(type.kinds, kind));
}
function isWhole2(kinds, kind) {
  if (kind === "array") return kinds.array?.some(isWholeArray) === true;
  if (kind === "object") return kinds.object?.some(isWholeObject) === true;
  const shape = kinds[kind];
  return shape !== void 0 && shape.only === void 0 && shape.except === void 0;
}
function isWholeArray(shape) {
  return shape.min === 0 && shape.max === Number.POSITIVE_INFINITY && shape.prefix.every(isAnything) && isAnything(shape.rest);
}
function isWholeObject(shape) {
  return (shape.additional === void 0 || isAnything(shape.additional)) && shape.patterns.every((pattern) => isAnything(pattern.type)) && [...shape.properties.values()].every((property) => !property.required && isAnything(property.type));
}
function isExact(type) {
  if (type === anything) return true;
  if (type.inexact === true || type.names.length > 0) return false;
  const { array = [], object = [], ...values } = type.kinds;
  return Object.values(values).every((shape) => shape === void 0 || shape.exact) && array.every(isExactArray) && object.every(isExactObject);
}
function isExactArray(shape) {
  return shape.exact && shape.prefix.every(isExact) && isExact(shape.rest);
}
function isExactObject(shape) {
  return shape.exact && [...shape.properties.values()].every((property) => isExact(property.type)) && shape.patterns.every((pattern) => isExact(pattern.type)) && (shape.additional === void 0 || isExact(shape.additional));
}

// src/contract/schema/array-shape.ts
function arrayShape(shape) {
  const impossible = shape.prefix.findIndex(isNothing);
  const end = impossible === -1 ? isNothing(shape.rest) ? shape.prefix.length : Number.POSITIVE_INFINITY : impossible;
  const max = Math.min(shape.max, end);
  if (shape.min > max) return void 0;
  return {
    exact: shape.exact,
    prefix: shape.prefix.slice(0, max),
    rest: max <= shape.prefix.length ? nothing : shape.rest,
    min: shape.min,
    max
  };
}
function intersectArrays(a, b, intersect2) {
  const length = Math.max(a.prefix.length, b.prefix.length);
  const at = (shape, index) => shape.prefix[index] ?? shape.rest;
  return arrayShape({
    exact: a.exact && b.exact,
    prefix: Array.from({ length }, (_3, index) => intersect2(at(a, index), at(b, index))),
    rest: intersect2(a.rest, b.rest),
    min: Math.max(a.min, b.min),
    max: Math.min(a.max, b.max)
  });
}

// src/contract/schema/object-shape.ts
function typeOfProperty(shape, name2, intersect2) {
  const property = shape.properties.get(name2);
  if (property !== void 0) return property.type;
  const matching = shape.patterns.filter((pattern) => new RegExp(pattern.source, "u").test(name2));
  if (matching.length === 0) return shape.additional ?? anything;
  return matching.map((pattern) => pattern.type).reduce(intersect2);
}
function objectShape(shape) {
  const closed = shape.additional !== void 0 && isNothing(shape.additional);
  const properties = /* @__PURE__ */ new Map();
  for (const [name2, property] of shape.properties) {
    const impossible = isNothing(property.type);
    if (impossible && property.required) return void 0;
    const said = closed && !shape.patterns.some((pattern) => new RegExp(pattern.source, "u").test(name2));
    if (!impossible || !said) properties.set(name2, property);
  }
  return { ...shape, properties };
}
function intersectObjects(a, b, intersect2) {
  const names = [.../* @__PURE__ */ new Set([...a.properties.keys(), ...b.properties.keys()])];
  const properties = names.map((name2) => {
    const left = a.properties.get(name2);
    const right = b.properties.get(name2);
    const type = intersect2(typeOfProperty(a, name2, intersect2), typeOfProperty(b, name2, intersect2));
    return [
      name2,
      {
        type,
        required: left?.required === true || right?.required === true,
        docs: mergedDocs(left?.docs, right?.docs)
      }
    ];
  });
  return objectShape({
    exact: a.exact && b.exact,
    properties: new Map(properties),
    patterns: [...restrictedPatterns(a, b, intersect2), ...restrictedPatterns(b, a, intersect2)],
    additional: intersectAdditional(a.additional, b.additional, intersect2)
  });
}
function restrictedPatterns(shape, other, intersect2) {
  return shape.patterns.map(({ source, type }) => {
    const same = other.patterns.find((pattern) => pattern.source === source);
    if (same !== void 0) return { source, type: intersect2(type, same.type) };
    const closed = other.patterns.length === 0 ? other.additional ?? anything : anything;
    return { source, type: intersect2(type, closed) };
  });
}
function intersectAdditional(a, b, intersect2) {
  return a === void 0 || b === void 0 ? a ?? b : intersect2(a, b);
}
function mergedDocs(a, b) {
  return { ...b, ...a };
}
var closedObject = { exact: true, properties: /* @__PURE__ */ new Map(), patterns: [], additional: nothing };

// src/contract/schema/type-key.ts
import { createHash } from "node:crypto";
var keys = /* @__PURE__ */ new WeakMap();
function typeKey(type) {
  return remembered(type, () => {
    if (type === anything) return "*";
    const { names, kinds, inexact: inexact2 } = type;
    const shapes = kindNames.map((kind) => {
      if (kind === "array") return kinds.array?.map(arrayKey);
      if (kind === "object") return kinds.object?.map(objectKey);
      return kinds[kind];
    });
    return JSON.stringify([inexact2 === true, names, shapes]);
  });
}
function objectKey(shape) {
  return remembered(
    shape,
    () => JSON.stringify([
      shape.exact,
      [...shape.properties].map(([name2, property]) => [name2, property.required, typeKey(property.type)]),
      shape.patterns.map((pattern) => [pattern.source, typeKey(pattern.type)]),
      shape.additional === void 0 ? null : typeKey(shape.additional)
    ])
  );
}
function arrayKey(shape) {
  return remembered(
    shape,
    () => JSON.stringify([shape.exact, shape.prefix.map(typeKey), typeKey(shape.rest), shape.min, String(shape.max)])
  );
}
function remembered(model, read) {
  const known = keys.get(model);
  if (known !== void 0) return known;
  const text = read();
  const key = text.length < 64 ? text : createHash("sha256").update(text).digest("base64");
  keys.set(model, key);
  return key;
}

// src/contract/schema/value-shape.ts
function uniteValues(a, b) {
  if (a === void 0 || b === void 0) return a ?? b;
  const exact = a.exact && b.exact || [a, b].some((shape) => shape.exact && isWholeValue(shape));
  if (isWholeValue(a) || isWholeValue(b)) return { exact };
  if (a.only !== void 0 && b.only !== void 0) return { exact, only: union(a.only, b.only) };
  const except = a.except ?? b.except ?? [];
  const only = a.only ?? b.only;
  const left = only === void 0 ? except.filter((value) => b.except?.includes(value)) : without(except, only);
  return left.length === 0 ? { exact } : { exact, except: left };
}
function intersectValues(a, b) {
  if (a === void 0 || b === void 0) return void 0;
  const exact = a.exact && b.exact;
  if (a.only !== void 0 || b.only !== void 0) {
    const only = without(
      (a.only ?? b.only ?? []).filter((value) => (b.only ?? a.only)?.includes(value)),
      [...a.except ?? [], ...b.except ?? []]
    );
    return only.length === 0 ? void 0 : { exact, only };
  }
  const except = union(a.except ?? [], b.except ?? []);
  return except.length === 0 ? { exact } : { exact, except };
}
function complementValues(shape) {
  if (shape === void 0) return wholeValue;
  if (!shape.exact) return { exact: false };
  if (shape.only !== void 0) return { exact: true, except: shape.only };
  return shape.except === void 0 ? void 0 : { exact: true, only: shape.except };
}
function normalisedBooleans(shape) {
  if (shape === void 0 || isWholeValue(shape)) return shape;
  const { exact } = shape;
  const only = [true, false].filter((value) => shape.only?.includes(value) ?? !shape.except?.includes(value));
  if (only.length === 2) return { exact };
  return only.length === 0 ? void 0 : { exact, only };
}
function isWholeValue(shape) {
  return shape.only === void 0 && shape.except === void 0;
}
function union(a, b) {
  return [.../* @__PURE__ */ new Set([...a, ...b])];
}
function without(values, removed) {
  return values.filter((value) => !removed.includes(value));
}

// src/contract/schema/unite.ts
function unite(types) {
  return types.reduce(uniteTwo, nothing);
}
function uniteTwo(a, b) {
  if (a === anything || b === anything) return anything;
  const names = [.../* @__PURE__ */ new Set([...a.names, ...b.names])];
  const kinds = uniteKinds(a.kinds, b.kinds);
  return { ...a.inexact === true || b.inexact === true ? { inexact: true } : {}, names, kinds };
}
function uniteKinds(a, b) {
  return definedKinds({
    null: uniteValues(a.null, b.null),
    boolean: normalisedBooleans(uniteValues(a.boolean, b.boolean)),
    number: uniteValues(a.number, b.number),
    string: uniteValues(a.string, b.string),
    array: uniteArrays([...a.array ?? [], ...b.array ?? []]),
    object: uniteObjects([...a.object ?? [], ...b.object ?? []])
  });
}
function uniteArrays(shapes) {
  const whole = shapes.find((shape) => isWhole2({ array: [shape] }, "array"));
  if (whole !== void 0) return [{ ...wholeArray, rest: anything, exact: isExactArray(whole) }];
  return distinct(shapes, arrayKey);
}
function uniteObjects(shapes) {
  const whole = shapes.find((shape) => isWhole2({ object: [shape] }, "object") && shape.properties.size === 0);
  if (whole !== void 0) return [{ ...wholeObject, additional: whole.additional, exact: isExactObject(whole) }];
  return distinct(shapes, objectKey);
}
function distinct(shapes, keyOf2) {
  const byKey = /* @__PURE__ */ new Map();
  for (const shape of shapes) if (!byKey.has(keyOf2(shape))) byKey.set(keyOf2(shape), shape);
  return byKey.size === 0 ? void 0 : [...byKey.values()];
}
function definedKinds(kinds) {
  return Object.fromEntries(Object.entries(kinds).filter(([, shape]) => shape !== void 0));
}

// src/contract/schema/intersect.ts
function intersect(a, b, names) {
  if (isUnconstrained(a) || a === b) return b;
  if (isUnconstrained(b)) return a;
  if (a.names.length === 0 && b.names.length === 0) return intersectKinds(a, b, names);
  const keys2 = [typeKey(a), typeKey(b)];
  if (keys2[0] === keys2[1]) return a;
  const pair = keys2.join(" and ");
  if (names.pairs.has(pair) || names.left === 0) return inexact(a.names.length > 0 ? a : b);
  names.left--;
  names.pairs.add(pair);
  const both = intersectNamed(a, b, names);
  names.pairs.delete(pair);
  return both;
}
function intersectNamed(a, b, names) {
  const wideA = expandNames(a, names);
  const wideB = expandNames(b, names);
  if (wideA === void 0) return inexact(a);
  if (wideB === void 0) return inexact(b);
  if (takesAll(wideB, wideA)) return isExact(wideB) ? a : inexact(a);
  if (takesAll(wideA, wideB)) return isExact(wideA) ? b : inexact(b);
  return intersectKinds(wideA, wideB, names);
}
function expandNames(type, names) {
  let parts = [];
  for (const name2 of type.names) {
    const found = names.expand(name2);
    if (found === void 0) return void 0;
    parts = [...parts, found];
  }
  const own = { ...type, names: [] };
  return parts.length === 0 ? own : unite([...parts, own]);
}
function isUnconstrained(type) {
  return type === anything || isAnything(type) && isExact(type);
}
function takesAll(wide, narrow) {
  return wide === narrow || kindNames.every((kind) => narrow.kinds[kind] === void 0 || isWhole2(wide.kinds, kind));
}
function inexact(type) {
  return { ...type, inexact: true };
}
function intersectKinds(a, b, names) {
  const both = (left, right) => intersect(left, right, names);
  const kinds = definedKinds({
    null: intersectValues(a.kinds.null, b.kinds.null),
    boolean: normalisedBooleans(intersectValues(a.kinds.boolean, b.kinds.boolean)),
    number: intersectValues(a.kinds.number, b.kinds.number),
    string: intersectValues(a.kinds.string, b.kinds.string),
    array: uniteArrays(
      intersectPairs(a.kinds.array, b.kinds.array, (left, right) => intersectArrays(left, right, both))
    ),
    object: uniteObjects(
      intersectPairs(a.kinds.object, b.kinds.object, (left, right) => intersectObjects(left, right, both))
    )
  });
  return { ...a.inexact === true || b.inexact === true ? { inexact: true } : {}, names: [], kinds };
}
var maxPairs = 64;
function intersectPairs(a = [], b = [], intersectTwo) {
  if (a.length * b.length > maxPairs) return a.map((shape) => ({ ...shape, exact: false }));
  return a.flatMap((left) => b.flatMap((right) => intersectTwo(left, right) ?? []));
}

// src/contract/schema/tagged-union.ts
function taggedUnion(node, typeOf) {
  const keyword = node.oneOf === void 0 ? "anyOf" : "oneOf";
  const nodes = node[keyword];
  if (nodes === void 0 || nodes.length < 2) return void 0;
  const branches = nodes.map((branch) => tagsOf(typeOf(withBranch(node, keyword, branch))));
  const [first = /* @__PURE__ */ new Map()] = branches;
  const tag = [...first.keys()].find((name2) => areDistinct(branches.map((tags) => tags.get(name2))));
  if (tag === void 0) return void 0;
  return {
    keyword,
    tag,
    branches: nodes.map((branch, index) => ({ node: branch, values: branches[index]?.get(tag) ?? [] }))
  };
}
function withBranch(node, keyword, branch) {
  const { [keyword]: _3, ...others } = node;
  return { ...others, allOf: [...node.allOf ?? [], branch] };
}
function tagsOf(type) {
  const shapes = objectsOnly(type.kinds) ?? [];
  const tags = /* @__PURE__ */ new Map();
  for (const name2 of shapes[0]?.properties.keys() ?? []) {
    const values = shapes.map((shape) => {
      const property = shape.properties.get(name2);
      return property?.required === true ? textsOf2(property.type) : void 0;
    });
    if (values.every((texts) => texts !== void 0)) tags.set(name2, [...new Set(values.flat())]);
  }
  return tags;
}
function objectsOnly({ object, ...others }) {
  return Object.values(others).every((kind) => kind === void 0) ? object : void 0;
}
function textsOf2({ names, kinds }) {
  const { string, ...others } = kinds;
  if (names.length > 0 || Object.values(others).some((kind) => kind !== void 0)) return void 0;
  return string?.only?.map(String);
}
function areDistinct(values) {
  const all = values.flatMap((texts) => texts ?? []);
  return values.every((texts) => texts !== void 0) && new Set(all).size === all.length;
}

// src/contract/schema/array-keywords.ts
function typeOfArrayKeywords(node, typeOf) {
  const shape = arrayShape({
    exact: node.contains === void 0 && node.uniqueItems !== true,
    prefix: (node.tuple ?? []).map(typeOf),
    rest: node.items === void 0 ? anything : typeOf(node.items),
    min: node.minItems ?? 0,
    max: node.maxItems ?? Number.POSITIVE_INFINITY
  });
  const { array: _3, ...others } = wholeKinds;
  return ofKinds(shape === void 0 ? others : { ...others, array: [shape] });
}

// src/contract/schema/complement.ts
function complement(type, names) {
  const wide = expandNames(type, names);
  if (wide === void 0 || wide.inexact === true) return { ...anything, inexact: true };
  const { kinds } = wide;
  return ofKinds(
    definedKinds({
      null: complementValues(kinds.null),
      boolean: normalisedBooleans(complementValues(kinds.boolean)),
      number: complementValues(kinds.number),
      string: complementValues(kinds.string),
      array: complementArrays(kinds.array),
      object: complementObjects(kinds.object, names)
    })
  );
}
function complementArrays(shapes) {
  if (shapes === void 0) return [wholeArray];
  if (shapes.some((shape) => isExactArray(shape) && isWhole2({ array: [shape] }, "array"))) return void 0;
  return [{ ...wholeArray, rest: anything, exact: false }];
}
function complementObjects(shapes, names) {
  if (shapes === void 0) return [wholeObject];
  const others = shapes.map((shape) => ofKinds(definedObject(complementObject(shape, names))));
  return others.reduce((a, b) => intersect(a, b, names)).kinds.object;
}
function definedObject(shapes) {
  return shapes.length === 0 ? {} : { object: shapes };
}
function complementObject(shape, names) {
  const open = shape.additional === void 0 || shape.additional === anything;
  if (!isExactObject(shape) || !open || shape.patterns.length > 0) return [{ ...wholeObject, exact: false }];
  return [...shape.properties].flatMap(([name2, property]) => [
    ...property.required ? [withProperty(name2, { type: nothing, required: false, docs: {} })] : [],
    ...property.type === anything ? [] : [withProperty(name2, { type: complement(property.type, names), required: true, docs: {} })]
  ]);
}
function withProperty(name2, property) {
  return { ...wholeObject, properties: /* @__PURE__ */ new Map([[name2, property]]) };
}

// src/contract/schema/object-keywords.ts
function typeOfObjectKeywords(node, context) {
  const declared = declaredShape(node, context);
  const properties = new Map(declared.properties);
  for (const name2 of node.required ?? []) {
    const docs = properties.get(name2)?.docs ?? {};
    properties.set(name2, { type: typeOfProperty(declared, name2, context.intersect), required: true, docs });
  }
  return ofObject(objectShape({ ...declared, properties }));
}
function declaredShape(node, context) {
  const patterns = [...node.patternProperties ?? []].map(
    ([source, schema2]) => ({ source, type: context.typeOf(schema2) })
  );
  const properties = [...node.properties ?? []].map(([name2, schema2]) => {
    const types = [
      context.typeOf(schema2),
      ...patterns.filter(({ source }) => new RegExp(source, "u").test(name2)).map(({ type }) => type)
    ];
    return [name2, { type: types.reduce(context.intersect), required: false, docs: schema2.docs }];
  });
  const none = node.maxProperties === 0;
  return {
    exact: node.minProperties === void 0 && (node.maxProperties === void 0 || none),
    properties: new Map(none ? [] : properties),
    patterns: none ? [] : patterns,
    additional: none ? nothing : node.additionalProperties === void 0 ? void 0 : context.typeOf(node.additionalProperties)
  };
}
function typeOfPropertyNames(names, nameType) {
  const strings = nameType.kinds.string;
  if (strings === void 0) return ofObject(closedObject);
  if (strings.only !== void 0) {
    const properties = strings.only.map(
      (name2) => [String(name2), { type: anything, required: false, docs: {} }]
    );
    return ofObject({ ...closedObject, exact: strings.exact, properties: new Map(properties) });
  }
  if (names.pattern === void 0)
    return ofObject({ ...wholeObject, exact: strings.exact && strings.except === void 0 });
  return ofObject({ ...closedObject, exact: false, patterns: [{ source: names.pattern, type: anything }] });
}
function typeOfDependency(name2, asked, context) {
  return [withProperty2(name2, nothing, false), context.intersect(withProperty2(name2, anything, true), asked)];
}
function typeOfRequired(names) {
  const properties = names.map((name2) => [name2, { type: anything, required: true, docs: {} }]);
  return ofObject({ ...wholeObject, properties: new Map(properties) });
}
function withProperty2(name2, type, required) {
  const properties = /* @__PURE__ */ new Map([[name2, { type, required, docs: {} }]]);
  return required ? ofKinds({ object: [{ ...wholeObject, properties }] }) : ofObject({ ...wholeObject, properties });
}
function ofObject(shape) {
  const { object: _3, ...others } = wholeKinds;
  return ofKinds(shape === void 0 ? others : { ...others, object: [shape] });
}

// src/contract/schema/value-keywords.ts
function typeOfTypeKeyword(types) {
  return ofKinds(Object.assign({}, ...types.map(kindsOf)));
}
function kindsOf(type, _index, types) {
  if (type === "integer" || type === "number") return { number: { exact: types.includes("number") } };
  return { [type]: wholeKinds[type] };
}
function typeOfLiterals(node) {
  const listed = node.enum ?? (node.const === void 0 ? [] : [node.const]);
  const values = listed.filter((value) => fits(value, node));
  return unite(values.map(typeOfLiteral));
}
function typeOfLiteral(value) {
  if (value === null) return ofKinds({ null: wholeKinds.null });
  if (typeof value === "object") return isList(value) ? typeOfList(value) : typeOfRecord(value);
  const shape = { exact: true, only: [value] };
  return ofKinds({ [typeof value]: shape });
}
function isList(value) {
  return Array.isArray(value);
}
function typeOfList(values) {
  const prefix = values.map(typeOfLiteral);
  return ofKinds({ array: [{ exact: true, prefix, rest: nothing, min: values.length, max: values.length }] });
}
function typeOfRecord(value) {
  const properties = Object.entries(value).map(
    ([name2, member2]) => [name2, { type: typeOfLiteral(member2), required: true, docs: {} }]
  );
  return ofKinds({ object: [{ ...closedObject, properties: new Map(properties) }] });
}
function fits(value, node) {
  if (node.const !== void 0 && node.enum !== void 0 && JSON.stringify(node.const) !== JSON.stringify(value))
    return false;
  if (typeof value === "number") return fitsNumber(value, node);
  return typeof value !== "string" || fitsString(value, node);
}
function fitsNumber(value, node) {
  const wholeOnly = node.type?.includes("integer") === true && !node.type.includes("number");
  return (!wholeOnly || Number.isInteger(value)) && value >= (node.minimum ?? value) && value <= (node.maximum ?? value) && value > (node.exclusiveMinimum ?? Number.NEGATIVE_INFINITY) && value < (node.exclusiveMaximum ?? Number.POSITIVE_INFINITY);
}
function fitsString(value, node) {
  const { length } = [...value];
  return length >= (node.minLength ?? 0) && length <= (node.maxLength ?? length) && (node.pattern === void 0 || new RegExp(node.pattern, "u").test(value));
}
function typeOfLimits(node) {
  const numbers = [node.minimum, node.maximum, node.exclusiveMinimum, node.exclusiveMaximum, node.multipleOf];
  const strings = [node.minLength, node.maxLength, node.pattern, node.format];
  return ofKinds({
    ...wholeKinds,
    number: { exact: numbers.every((limit) => limit === void 0) },
    string: { exact: strings.every((limit) => limit === void 0) }
  });
}

// src/contract/schema/type-of-schema.ts
function typeOfSchema(node, names) {
  if (node.always !== void 0) return node.always ? anything : nothing;
  if (node.ref !== void 0) return { names: [node.ref], kinds: {} };
  return keywordTypes(node, names).reduce((a, b) => intersect(a, b, names), anything);
}
function keywordTypes(node, names) {
  const typeOf = (child) => typeOfSchema(child, names);
  const context = { typeOf, intersect: (a, b) => intersect(a, b, names) };
  const literal = node.enum !== void 0 || node.const !== void 0;
  return [
    ...node.type === void 0 ? [] : [typeOfTypeKeyword(node.type)],
    ...literal ? [typeOfLiterals(node)] : says(node, limitKeywords) ? [typeOfLimits(node)] : [],
    ...says(node, arrayKeywords) ? [typeOfArrayKeywords(node, typeOf)] : [],
    ...says(node, objectKeywords) ? [typeOfObjectKeywords(node, context)] : [],
    ...node.propertyNames === void 0 ? [] : [typeOfPropertyNames(node.propertyNames, withoutNames(typeOf(node.propertyNames), names))],
    ...(node.allOf ?? []).map(typeOf),
    ...node.anyOf === void 0 ? [] : [unite(node.anyOf.map(typeOf))],
    ...node.oneOf === void 0 ? [] : [typeOfOneOf(node.oneOf.map(typeOf), names)],
    ...node.not === void 0 ? [] : [complement(typeOf(node.not), names)],
    ...node.if === void 0 ? [] : [typeOfCondition(node, node.if, names)],
    ...[...node.dependencies ?? []].map(
      ([name2, asked]) => unite(typeOfDependency(name2, isNode(asked) ? typeOf(asked) : typeOfRequired(asked), context))
    )
  ];
}
var limitKeywords = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "format"
];
var arrayKeywords = ["items", "tuple", "contains", "minItems", "maxItems", "uniqueItems"];
var objectKeywords = [
  "properties",
  "patternProperties",
  "additionalProperties",
  "required",
  "minProperties",
  "maxProperties"
];
function says(node, keywords) {
  return keywords.some((keyword) => node[keyword] !== void 0);
}
function isNode(asked) {
  return !Array.isArray(asked);
}
function withoutNames(type, names) {
  return expandNames(type, names) ?? anything;
}
function typeOfCondition(node, condition, names) {
  const when = typeOfSchema(condition, names);
  const yes = node.then === void 0 ? when : intersect(when, typeOfSchema(node.then, names), names);
  const unless = complement(when, names);
  const no = node.else === void 0 ? unless : intersect(unless, typeOfSchema(node.else, names), names);
  return unite([yes, no]);
}
function typeOfOneOf(branches, names) {
  const wide = branches.map((branch) => withoutNames(branch, names));
  const alone = branches.map(
    (branch, index) => wide.reduce(
      (type, other, otherIndex) => otherIndex === index || type.names.length > 0 ? type : intersect(type, shortComplement(other, names), names),
      branch
    )
  );
  const united = unite(alone);
  return areDisjoint(wide) || wide.every(isExact) && wide.every(isShort) && united.names.length === 0 ? united : inexact(united);
}
function shortComplement(type, names) {
  if (isShort(type)) return complement(type, names);
  return complement({ ...type, kinds: { ...type.kinds, object: [{ ...wholeObject, exact: false }] } }, names);
}
function isShort(type) {
  return (type.kinds.object ?? []).every(saysOnlyPresence);
}
function saysOnlyPresence(shape) {
  return shape.additional === void 0 && [...shape.properties.values()].every(({ type }) => type === anything || type === nothing);
}
function areDisjoint(types) {
  return kindNames.every((kind) => types.filter((type) => type.kinds[kind] !== void 0).length < 2);
}

// src/contract/schema/schema-types.ts
function schemaTypes(reader) {
  const definitions = /* @__PURE__ */ new Map();
  const definition = (ref) => {
    const known = definitions.get(ref);
    if (known !== void 0) return known;
    const type = isDirectCycle(ref, reader) ? anything : typeOfSchema(reader.node(ref), new Lookup(reader));
    definitions.set(ref, type);
    return type;
  };
  const unions = /* @__PURE__ */ new Map();
  const expandedNode = (node) => {
    const names = new Lookup(reader);
    return expandNames(typeOfSchema(node, names), names) ?? anything;
  };
  return {
    definition,
    expanded: (ref) => new Lookup(reader).expand(ref) ?? anything,
    taggedUnion(node) {
      if (!unions.has(node)) unions.set(node, taggedUnion(node, expandedNode));
      return unions.get(node);
    }
  };
}
function isDirectCycle(ref, reader) {
  const namesOf = (name2) => typeOfSchema(reader.node(name2), new Lookup(reader)).names;
  const seen = /* @__PURE__ */ new Set();
  const waiting = [...namesOf(ref)];
  for (let name2 = waiting.pop(); name2 !== void 0; name2 = waiting.pop()) {
    if (name2 === ref) return true;
    if (seen.has(name2)) continue;
    seen.add(name2);
    waiting.push(...namesOf(name2));
  }
  return false;
}
var maxLookups = 100;
var Lookup = class {
  constructor(reader) {
    this.reader = reader;
  }
  reader;
  pairs = /* @__PURE__ */ new Set();
  left = maxLookups;
  #known = /* @__PURE__ */ new Map();
  #open = [];
  /** The outermost open look-up that a result met; what was found under it holds only there and is not kept. */
  #met = Number.POSITIVE_INFINITY;
  expand(ref) {
    const known = this.#known.get(ref);
    if (known !== void 0) return known;
    const index = this.#open.indexOf(ref);
    if (index !== -1 || this.left === 0) {
      this.#met = Math.min(this.#met, Math.max(index, 0));
      return void 0;
    }
    this.left--;
    const depth = this.#open.push(ref) - 1;
    const type = expandNames(typeOfSchema(this.reader.node(ref), this), this);
    this.#open.pop();
    if (this.#met < depth) return type;
    this.#met = Number.POSITIVE_INFINITY;
    if (type !== void 0) this.#known.set(ref, type);
    return type;
  }
};

// src/emit/header.ts
function generatedHeader(source) {
  const name2 = source.replace(/[^\w./@+ -]/g, "_");
  return `// @generated from ${name2} by eventwright. Do not edit: change ${name2}, then run \`eventwright generate\`.
`;
}

// src/emit/print-typescript.ts
import { Project, StructureKind, ts } from "ts-morph";
import { StructureKind as StructureKind2, VariableDeclarationKind } from "ts-morph";
function printDeclarations(structures) {
  const project = new Project({ useInMemoryFileSystem: true });
  return structures.map(
    (structure2, index) => project.createSourceFile(`/${index}.d.ts`, { ...structure2, kind: StructureKind.SourceFile }).getFullText()
  );
}
var compilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.esnext.disposable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  declaration: true
};

// src/emit/schema-names.ts
function schemaNames(contract) {
  const named = (ref) => {
    const schema2 = contract.schemas.nameOf(ref);
    if (schema2 === void 0) throw new Error(`The schema at ${ref} has no name, so no file was emitted for it.`);
    return schema2;
  };
  const type = (ref) => {
    const { name: name2, fileName } = named(ref);
    return { name: name2, path: `schemas/${fileName}.d.ts` };
  };
  return {
    type,
    input(message) {
      const event = type(message.event);
      return message.constants.length === 0 ? event : { ...event, name: `${event.name}Input` };
    },
    validator(ref) {
      const { name: name2, fileName } = named(ref);
      return {
        path: `validators/${fileName}.js`,
        is: `is${name2}`,
        parse: `parse${name2}`,
        accepts: `accepts${name2}`,
        declared: `declared${name2}`
      };
    }
  };
}

// src/emit/sdk/imports.ts
import { posix } from "node:path";
var Imports = class {
  /** @param modulePath The importing module, relative to the output folder. */
  constructor(modulePath) {
    this.modulePath = modulePath;
  }
  modulePath;
  #values = /* @__PURE__ */ new Map();
  #types = /* @__PURE__ */ new Map();
  /** @returns the name, so that a use and its import are one expression. */
  value(from2, name2) {
    return add(this.#values, this.#specifier(from2), name2);
  }
  type(from2, name2, alias) {
    add(this.#types, this.#specifier(from2), alias === void 0 ? name2 : `${name2} as ${alias}`);
    return alias ?? name2;
  }
  /** Packages first, then files, each in alphabetical order. */
  structures() {
    const specifiers = [.../* @__PURE__ */ new Set([...this.#values.keys(), ...this.#types.keys()])].sort(bySpecifier);
    return specifiers.flatMap((moduleSpecifier) => [
      ...structure(moduleSpecifier, this.#values.get(moduleSpecifier), false),
      ...structure(moduleSpecifier, this.#types.get(moduleSpecifier), true)
    ]);
  }
  /** `schemas/price.d.ts` or `messages/price.ts` as this module names it: `./schemas/price.js`. */
  #specifier(from2) {
    if (from2.startsWith("@")) return from2;
    const relative2 = posix.relative(posix.dirname(this.modulePath), from2.replace(/(\.d)?\.ts$/, ".js"));
    return relative2.startsWith(".") ? relative2 : `./${relative2}`;
  }
};
function add(to2, specifier, name2) {
  const names = to2.get(specifier) ?? /* @__PURE__ */ new Set();
  to2.set(specifier, names.add(name2));
  return name2;
}
function structure(moduleSpecifier, names, isTypeOnly) {
  if (names === void 0) return [];
  const namedImports = [...names].sort(byName);
  return [{ kind: StructureKind2.ImportDeclaration, moduleSpecifier, namedImports, isTypeOnly }];
}
function bySpecifier(one2, other) {
  const isFile = (specifier) => specifier.startsWith(".") ? 1 : 0;
  return isFile(one2) - isFile(other) || (one2 < other ? -1 : 1);
}
function byName(one2, other) {
  const [first, second] = [one2.toLowerCase(), other.toLowerCase()];
  if (first === second) return one2 < other ? -1 : 1;
  return first < second ? -1 : 1;
}

// src/emit/source-of.ts
var lineWidth = 100;
function code(text) {
  return { code: text };
}
function members(values) {
  return new Map(Object.entries(values));
}
function sourceOf2(value, indent = "") {
  if (typeof value === "string") return stringSource(value);
  if (typeof value === "number" && Object.is(value, -0)) return "-0";
  if (typeof value !== "object" || value === null) return String(value);
  if (isList2(value))
    return bracket(
      "[",
      value.map((element) => (deeper) => sourceOf2(element, deeper)),
      "]",
      indent
    );
  if (isMap2(value)) return bracket("{", memberSources(value), "}", indent);
  if ("code" in value) return value.code;
  return bracket("{", [() => `...${value.base}`, ...memberSources(value.members)], "}", indent);
}
function stringSource(text) {
  return JSON.stringify(text).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}
function propertyName(name2) {
  if (name2 === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name2) ? name2 : stringSource(name2);
}
function memberSources(values) {
  return [...values].filter(([, value]) => value !== void 0).map(([name2, value]) => (indent) => {
    const isItself = typeof value === "object" && value !== null && "code" in value && value.code === name2;
    return isItself ? name2 : `${propertyName(name2)}: ${sourceOf2(value, indent)}`;
  });
}
function isList2(value) {
  return Array.isArray(value);
}
function isMap2(value) {
  return value instanceof Map;
}
function bracket(open, parts, close, indent) {
  if (parts.length === 0) return open + close;
  const space = open === "{" ? " " : "";
  const flat = `${open}${space}${parts.map((part) => part("")).join(", ")}${space}${close}`;
  if (!flat.includes("\n") && indent.length + flat.length <= lineWidth) return flat;
  const deeper = `${indent}  `;
  return `${open}
${parts.map((part) => `${deeper}${part(deeper)},
`).join("")}${indent}${close}`;
}

// src/emit/doc-comment.ts
function docText(text) {
  return text.replaceAll(/\r\n?|[\u2028\u2029]/g, "\n").replaceAll("*/", "*\\/").split("\n").map((line) => line.trimEnd()).join("\n").trim();
}
function inlineCode(text) {
  const flat = text.replaceAll(/\s+/g, " ");
  return flat.includes("`") ? `\`\` ${flat} \`\`` : `\`${flat}\``;
}

// src/emit/types/schema-doc.ts
function schemaDoc(docs) {
  const title = docs.title === docs.description ? void 0 : docs.title;
  const paragraphs = [
    plain(title),
    plain(docs.description),
    docs.format === void 0 ? "" : `Format: ${docText(inlineCode(docs.format))}.`
  ].filter((paragraph) => paragraph !== "");
  const tags = [
    ...docs.default === void 0 ? [] : [`@default ${valueText(docs.default)}`],
    ...(docs.examples ?? []).map((example) => `@example ${valueText(example)}`),
    ...docs.deprecated === true ? ["@deprecated"] : []
  ];
  return [...paragraphs, ...tags.length > 0 ? [tags.join("\n")] : []].join("\n\n");
}
function plain(text) {
  return docText(text ?? "").replaceAll(/^(\s*)@/gm, "$1\\@");
}
var longestValue = 200;
function valueText(value) {
  const text = JSON.stringify(value);
  return docText(text.length > longestValue ? `${text.slice(0, longestValue)}\u2026` : text);
}

// src/emit/types/declaration-text.ts
function declarationText(type, indexes, docs) {
  const comment = commentText(docs);
  if (type.properties !== void 0) {
    return `${comment}export interface ${type.name} ${membersText(type.properties, indexes)}`;
  }
  return `${comment}export type ${type.name} =${type.text.startsWith("\n") ? "" : " "}${type.text};`;
}
function membersText(members2, indexes) {
  const lines = [
    ...members2.map(({ name: name2, text, required, docs }) => {
      const colon = `${required ? "" : "?"}:${text.startsWith("\n") ? "" : " "}`;
      return `${commentText(docs)}${propertyName(name2)}${colon}${text};`;
    }),
    ...indexes.map(({ keyType, type }) => `[key: ${keyType}]:${type.startsWith("\n") ? "" : " "}${type};`)
  ];
  const [only] = lines;
  if (only === void 0) return "{}";
  if (members2.length === 0 && lines.length === 1 && !only.includes("\n")) return `{ ${only.slice(0, -1)} }`;
  return `{
${lines.map((line) => `  ${line.replaceAll("\n", "\n  ")}
`).join("")}}`;
}
function commentText(docs) {
  const doc = schemaDoc(docs);
  if (doc === "") return "";
  if (!doc.includes("\n")) return `/** ${doc} */
`;
  return `/**
${doc.split("\n").map((line) => ` * ${line}`.trimEnd()).join("\n")}
 */
`;
}

// src/emit/types/input-type.ts
function filledIn(type, constants) {
  const object = type.kinds.object?.map((shape) => {
    const properties = [...shape.properties].map(([name2, property]) => {
      return [name2, constants.includes(name2) ? { ...property, required: false } : property];
    });
    return { ...shape, properties: new Map(properties) };
  });
  return object === void 0 ? type : { ...type, kinds: { ...type.kinds, object } };
}

// src/emit/types/modelina.ts
import modelina from "@asyncapi/modelina";
var {
  AnyModel,
  ConstrainedObjectModel,
  InputMetaModel,
  ObjectModel,
  ObjectPropertyModel,
  RenderOutput,
  TypeScriptGenerator
} = modelina;
async function declareTypes(inputs) {
  const input = new InputMetaModel();
  input.models = Object.fromEntries(inputs.map((type) => [type.name, metaModel(type)]));
  const outputs = await new WholeModels({ constraints, typeMapping }).generate(input);
  const byName3 = new Map(outputs.map(({ model }) => [model.name, model]));
  return inputs.map(({ name: name2 }) => {
    const model = byName3.get(name2);
    if (model === void 0) throw new Error(`Modelina gave no model for ${name2}.`);
    if (!(model instanceof ConstrainedObjectModel)) return { name: name2, text: model.type };
    const properties = Object.values(model.properties).map(({ unconstrainedPropertyName, required, property }) => {
      const { docs } = property.originalInput;
      return { name: unconstrainedPropertyName, text: property.type, required, docs };
    });
    return { name: name2, text: model.type, properties };
  });
}
function metaModel({ name: name2, type, shape, print }) {
  if (shape === void 0) return new AnyModel(name2, { type, docs: {}, print }, {});
  const properties = [...shape.properties].map(([propertyName2, property]) => {
    const original = { type: property.type, docs: property.docs, print };
    const model = new ObjectPropertyModel(propertyName2, property.required, new AnyModel(propertyName2, original, {}));
    return [propertyKey(propertyName2), model];
  });
  return new ObjectModel(name2, { type, docs: {}, print }, {}, Object.fromEntries(properties));
}
function propertyKey(name2) {
  return `#${name2}`;
}
var constraints = {
  modelName: ({ modelName }) => modelName,
  propertyKey: ({ objectPropertyModel }) => propertyKey(objectPropertyModel.propertyName)
};
var typeMapping = {
  Any({ constrainedModel }) {
    return constrainedModel.originalInput.print(constrainedModel.originalInput.type);
  },
  Object: ({ constrainedModel }) => constrainedModel.name
};
var WholeModels = class extends TypeScriptGenerator {
  splitMetaModel(model) {
    return [model];
  }
  async render() {
    return RenderOutput.toRenderOutput({ result: "", renderedName: "" });
  }
};

// src/emit/types/key-template.ts
function keyTemplate(pattern) {
  const starts = pattern.startsWith("^");
  const ends = /(?:^|[^\\])(?:\\\\)*\$$/.test(pattern);
  const inner = pattern.slice(starts ? 1 : 0, ends ? -1 : void 0);
  const literals = inner.split(".*").map(literalOf);
  if (literals.some((literal) => literal === void 0)) return void 0;
  const texts = literals.filter((literal) => literal !== void 0);
  const parts = [...starts ? [] : [""], ...texts, ...ends ? [] : [""]].filter((part, index, all) => {
    return part !== "" || index === 0 || index === all.length - 1;
  });
  if (parts.length < 2 || parts.every((part) => part === "")) return void 0;
  return { parts, text: `\`${parts.map(escaped).join("${string}")}\`` };
}
function covers(wide, narrow) {
  return matches(wide, narrow.parts.join(anyText));
}
function matches(template, name2) {
  const source = template.parts.map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("[^]*");
  return new RegExp(`^${source}$`).test(name2);
}
var anyText = "\u{FFFFF}";
function literalOf(piece) {
  if (!/^(?:[^\\^$.*+?()[\]{}|]|\\[^\w\s])*$/u.test(piece)) return void 0;
  return piece.replaceAll(/\\(.)/gu, "$1");
}
function escaped(text) {
  return text.replaceAll(/[\\`$]/g, "\\$&").replaceAll(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a template may hold them, if escaped.
    /[\u0000-\u001f\u007f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`
  );
}

// src/emit/types/type-text.ts
function typeText(type, context) {
  const members2 = unionMembers(type, context);
  if (members2.length === 0) return "never";
  const flat = members2.join(" | ");
  if (members2.length === 1 || !flat.includes("\n") && flat.length <= 100) return flat;
  return members2.map((member2) => `
  | ${member2.replaceAll("\n", "\n    ")}`).join("");
}
function unionMembers(type, context) {
  if (isAnything(type)) return ["unknown"];
  const { kinds } = type;
  const texts = [
    ...type.names.map(context.nameOf),
    ...valueTexts("string", kinds.string),
    ...valueTexts("number", kinds.number),
    ...valueTexts("boolean", kinds.boolean),
    ...(kinds.object ?? []).map((shape) => objectText(shape, context)),
    ...(kinds.array ?? []).map((shape) => arrayText(shape, context)),
    ...valueTexts("null", kinds.null)
  ];
  return [...new Set(texts)];
}
function valueTexts(name2, shape) {
  if (shape === void 0) return [];
  const literals = shape.only ?? [];
  const printable2 = literals.every((literal) => typeof literal !== "number" || Number.isFinite(literal));
  return shape.only === void 0 || !printable2 ? [name2] : literals.map(literalText);
}
function literalText(literal) {
  if (typeof literal === "string") return stringSource(literal);
  return Object.is(literal, -0) ? "0" : String(literal);
}
function arrayText(shape, context) {
  const rest = isNothing(shape.rest) ? void 0 : `${elementText(shape.rest, context)}[]`;
  if (shape.prefix.length === 0) return rest ?? "[]";
  const elements = shape.prefix.map(
    (type, index) => index < shape.min ? typeText(type, context) : `${elementText(type, context)}?`
  );
  const all = rest === void 0 ? elements : [...elements, `...${rest}`];
  const flat = `[${all.join(", ")}]`;
  if (!flat.includes("\n") && flat.length <= 100) return flat;
  return `[${all.map((element) => `
  ${element.trimStart().replaceAll("\n", "\n  ")},`).join("")}
]`;
}
function elementText(type, context) {
  const members2 = unionMembers(type, context);
  const text = typeText(type, context);
  return members2.length > 1 ? `(${text}${text.includes("\n") ? "\n" : ""})` : text;
}

// src/emit/types/object-text.ts
function objectText(shape, context) {
  const members2 = [...shape.properties].map(([name2, { type, required, docs }]) => ({
    name: name2,
    text: typeText(type, context),
    required,
    docs
  }));
  return membersText(members2, indexSignatures(shape, context));
}
function indexSignatures(shape, context) {
  const patterns = shape.patterns.map(({ source, type }) => ({ template: keyTemplate(source), type }));
  const templates = patterns.flatMap(({ template, type }) => template === void 0 ? [] : [{ template, type }]);
  const others = otherProperties(
    shape,
    patterns.flatMap(({ template, type }) => template === void 0 ? [type] : []),
    context
  );
  const narrower = templates.map(({ template, type }) => {
    const covered = templates.filter((other) => covers(template, other.template)).map((other) => other.type);
    return {
      keyType: template.text,
      type: coveringText([type, ...covered], shape, (name2) => matches(template, name2), context)
    };
  });
  if (others === void 0) return distinctKeys(narrower);
  const all = [others, ...templates.map(({ type }) => type)];
  return distinctKeys([...narrower, { keyType: "string", type: coveringText(all, shape, () => true, context) }]);
}
function otherProperties(shape, unprintable, context) {
  const free = shape.properties.size === 0 && shape.patterns.length === 0;
  const additional = shape.additional ?? (context.openTypes || free ? anything : void 0);
  const possible = [...additional === void 0 ? [] : [additional], ...unprintable].filter(
    (type) => !isNothing(type)
  );
  return possible.length === 0 && !(free && additional !== void 0) ? void 0 : unite(possible);
}
function coveringText(types, shape, applies, context) {
  const properties = [...shape.properties].filter(([name2]) => applies(name2)).map(([, property]) => property);
  const type = unite([...types, ...properties.map((property) => property.type)]);
  const text = typeText(type, context);
  const absent = properties.some((property) => !property.required) && !isAnything(type);
  if (!absent) return text;
  return text.startsWith("\n") ? `${text}
  | undefined` : `${text} | undefined`;
}
function distinctKeys(signatures) {
  return signatures.filter(
    ({ keyType }, index) => signatures.findIndex((other) => other.keyType === keyType) === index
  );
}

// src/emit/types/emit-schema-types.ts
async function emitSchemaTypes(contract, options = {}) {
  const reader = readSchemas(contract.schemas);
  const types = schemaTypes(reader);
  const plans = contract.schemas.named.map(
    (schema2) => plan(schema2, contract, types, reader.node(schema2.ref).docs, options)
  );
  const declared = await declareTypes(plans.flatMap(({ declarations }) => declarations));
  const byName3 = new Map(declared.map((type) => [type.name, type]));
  const texts = printDeclarations(plans.map((file) => ({ statements: statements(file, byName3) })));
  return plans.map(({ path }, index) => ({ path, content: generatedHeader(contract.source) + texts[index] }));
}
function plan(schema2, contract, types, docs, options) {
  const names = schemaNames(contract);
  const { path } = names.type(schema2.ref);
  const imports = new Imports(path);
  const context = {
    openTypes: options.openTypes === true,
    nameOf(ref) {
      const { name: name2, path: home } = names.type(ref);
      return home === path ? name2 : imports.type(home, name2);
    }
  };
  const print = (type) => typeText(type, context);
  const declaration = (name2, type, itsDocs) => ({
    name: name2,
    type,
    docs: itsDocs,
    print,
    ...interfaceShape(type)
  });
  const message = contract.messages.find(({ event, constants: constants2 }) => event === schema2.ref && constants2.length > 0);
  const constants = message?.constants.map(({ name: name2 }) => name2) ?? [];
  const inputs = message === void 0 ? [] : [declaration(names.input(message).name, filledIn(types.expanded(schema2.ref), constants), inputDocs(constants))];
  return {
    path,
    imports,
    context,
    declarations: [declaration(schema2.name, types.definition(schema2.ref), docs), ...inputs]
  };
}
function inputDocs(constants) {
  const list2 = constants.map((name2) => `\`${name2}\``).join(", ");
  return { description: `What a publisher gives: ${list2} ${constants.length === 1 ? "is" : "are"} filled in.` };
}
function interfaceShape(type) {
  const { object = [], ...others } = type.kinds;
  const [shape] = object;
  const alone = type.names.length === 0 && object.length === 1 && Object.values(others).every((kind) => kind === void 0);
  return alone && shape !== void 0 && shape.properties.size > 0 ? { shape } : {};
}
function statements({ imports, context, declarations }, byName3) {
  const declared = declarations.map(({ name: name2, shape, docs }) => {
    const type = byName3.get(name2);
    if (type === void 0) throw new Error(`The type ${name2} was not declared.`);
    return declarationText(type, shape === void 0 ? [] : indexSignatures(shape, context), docs);
  });
  return [...imports.structures(), `
${declared.join("\n\n")}`];
}

// src/contract/schema/schema-cluster.ts
function schemaCluster(seeds, reader, choices) {
  const cluster = /* @__PURE__ */ new Set();
  const visit = (node) => {
    if (cluster.has(node)) return;
    cluster.add(node);
    for (const next of inPlace(node, reader, choices)) visit(next);
  };
  for (const seed of seeds) visit(seed);
  return [...cluster];
}
function inPlace(node, reader, choices) {
  if (node.ref !== void 0) return [reader.node(node.ref)];
  const chosen = choices.get(node);
  const unions = [...node.anyOf ?? [], ...node.oneOf ?? []];
  const dependencies = [...node.dependencies?.values() ?? []].flatMap((asked) => isNode2(asked) ? [asked] : []);
  const conditional = [node.if, node.then, node.else].filter((branch) => branch !== void 0);
  return [
    ...node.allOf ?? [],
    ...chosen === void 0 ? unions : unionsWith(node, chosen),
    ...conditional,
    ...dependencies
  ];
}
function unionsWith(node, chosen) {
  const other = node.oneOf?.includes(chosen) === true ? node.anyOf : node.oneOf;
  return [chosen, ...other ?? []];
}
function isNode2(asked) {
  return !Array.isArray(asked);
}

// src/contract/schema/declared-names.ts
function declaredNames(ref, reader, types) {
  return new TableBuilder(reader, types).build([reader.node(ref)]);
}
var noChoices = /* @__PURE__ */ new Map();
var maxNestedTags = 2;
var TableBuilder = class {
  constructor(reader, types) {
    this.reader = reader;
    this.types = types;
  }
  reader;
  types;
  #entries = [];
  #indexes = /* @__PURE__ */ new Map();
  #ids = /* @__PURE__ */ new Map();
  build(seeds) {
    this.#entry(seeds, noChoices);
    return this.#entries;
  }
  #of(all, choices = noChoices) {
    const seeds = all.length === 1 ? all : all.filter((seed) => schemaCluster([seed], this.reader, choices).some(says2));
    if (isSilent(seeds, choices, this.reader)) return "anything";
    const [only] = seeds;
    if (seeds.length === 1 && only?.ref !== void 0 && choices.size === 0) return { schema: only.ref };
    return { entry: this.#entry(seeds, choices) };
  }
  #entry(seeds, choices) {
    const key = this.#key(seeds, choices);
    const known = this.#indexes.get(key);
    if (known !== void 0) return known;
    const index = this.#entries.push("anything") - 1;
    this.#indexes.set(key, index);
    if (!isSilent(seeds, choices, this.reader)) this.#entries[index] = this.#shape(seeds, choices);
    return index;
  }
  #shape(seeds, choices) {
    const cluster = schemaCluster(seeds, this.reader, choices);
    const patternNodes = sharedPatterns(cluster);
    const names = new Set(cluster.flatMap((node) => [...node.properties?.keys() ?? []]));
    const length = Math.max(0, ...cluster.map((node) => node.tuple?.length ?? 0));
    return {
      properties: new Map([...names].map((name2) => [name2, this.#of(nodesOfProperty(name2, cluster, patternNodes))])),
      patterns: [...patternNodes].map(([pattern, nodes]) => [pattern, this.#of(nodes)]),
      additional: isClosed(cluster) ? void 0 : this.#of(additionalNodes(cluster)),
      tuple: Array.from(
        { length },
        (_3, index) => this.#of(cluster.flatMap((node) => node.tuple?.[index] ?? node.items ?? []))
      ),
      items: this.#of(cluster.flatMap((node) => node.items ?? [])),
      ...this.#variants(seeds, cluster, choices)
    };
  }
  #variants(seeds, cluster, choices) {
    if (choices.size >= maxNestedTags) return {};
    for (const node of cluster) {
      const union2 = choices.has(node) ? void 0 : this.types.taggedUnion(node);
      if (union2 === void 0) continue;
      const variants2 = union2.branches.flatMap((branch) => {
        const declared = this.#of(seeds, new Map([...choices, [node, branch.node]]));
        return branch.values.map((value) => [value, declared]);
      });
      return { tag: union2.tag, variants: new Map(variants2) };
    }
    return {};
  }
  #key(seeds, choices) {
    const id = (node) => {
      const known = this.#ids.get(node) ?? this.#ids.size;
      this.#ids.set(node, known);
      return known;
    };
    return `${[...new Set(seeds)].map(id).join()}|${[...choices].flat().map(id).join()}`;
  }
};
function isSilent(seeds, choices, reader) {
  const seen = /* @__PURE__ */ new Set();
  const waiting = [...schemaCluster(seeds, reader, choices)];
  if (isClosed(waiting)) return false;
  for (let node = waiting.pop(); node !== void 0; node = waiting.pop()) {
    for (const child of childrenOf(node)) {
      if (seen.has(child)) continue;
      seen.add(child);
      const cluster = schemaCluster([child], reader, noChoices);
      if (isClosed(cluster)) return false;
      waiting.push(...cluster);
    }
  }
  return true;
}
function childrenOf(node) {
  return [
    ...node.properties?.values() ?? [],
    ...node.patternProperties?.values() ?? [],
    ...node.additionalProperties === void 0 ? [] : [node.additionalProperties],
    ...node.tuple ?? [],
    ...node.items === void 0 ? [] : [node.items]
  ];
}
function isClosed(cluster) {
  const lists = cluster.some(({ properties, patternProperties, additionalProperties }) => {
    return properties !== void 0 || patternProperties !== void 0 || additionalProperties !== void 0;
  });
  return lists && !cluster.some(opens);
}
function says2(node) {
  const { properties, patternProperties, additionalProperties, tuple, items } = node;
  return [properties, patternProperties, additionalProperties, tuple, items].some((keyword) => keyword !== void 0) || opens(node);
}
function opens(node) {
  const additional = node.additionalProperties;
  return additional !== void 0 && additional.always !== false || [...node.anyOf ?? [], ...node.oneOf ?? []].some((branch) => branch.always === true);
}
function additionalNodes(cluster) {
  return cluster.flatMap((node) => node.additionalProperties ?? []);
}
function sharedPatterns(cluster) {
  const patterns = cluster.flatMap((node) => [...node.patternProperties ?? []]);
  const names = new Set(cluster.flatMap((node) => [...node.properties?.keys() ?? []]));
  const named = cluster.flatMap((node) => [...node.properties ?? []]);
  const matching = named.filter(
    ([name2]) => names.has(name2) && patterns.some(([pattern]) => new RegExp(pattern, "u").test(name2))
  );
  const sources = [...new Set(patterns.map(([pattern]) => pattern))];
  const nodes = [...patterns, ...matching].map(([, node]) => node);
  return new Map(
    sources.map((source) => [
      source,
      sources.length === 1 && matching.length === 0 ? patterns.map(([, node]) => node) : nodes
    ])
  );
}
function nodesOfProperty(name2, cluster, patterns) {
  for (const [pattern, nodes] of patterns) if (new RegExp(pattern, "u").test(name2)) return nodes;
  return cluster.flatMap((node) => node.properties?.get(name2) ?? node.additionalProperties ?? []);
}

// src/emit/validators/declared-source.ts
function declaredSource(name2, table, nameOf2) {
  const refers = /* @__PURE__ */ new Set();
  const uses = usesOf(table);
  const isConstant = (index) => index === 0 || (uses.get(index) ?? 0) > 1;
  const constantOf = (index) => index === 0 ? name2 : `${name2}${index}`;
  const sourceOfNames = (names) => {
    if (names === "anything") return true;
    if ("schema" in names) {
      refers.add(names.schema);
      return code(`() => ${nameOf2(names.schema)}`);
    }
    if (!("entry" in names)) return shapeSource(names, sourceOfNames);
    return isConstant(names.entry) ? code(`() => ${constantOf(names.entry)}`) : sourceOfNames(table[names.entry] ?? "anything");
  };
  const constants = table.flatMap(
    (names, index) => isConstant(index) ? [`${index === 0 ? "export " : ""}const ${constantOf(index)} = ${sourceOf2(sourceOfNames(names))};`] : []
  );
  return { code: constants.join("\n\n"), refers: [...refers] };
}
function shapeSource(names, sourceOfNames) {
  const byName3 = (inner) => new Map([...inner].map(([key, value]) => [key, sourceOfNames(value)]));
  return members({
    properties: names.properties.size === 0 ? void 0 : byName3(names.properties),
    patterns: names.patterns.length === 0 ? void 0 : names.patterns.map(([pattern, inner]) => [pattern, sourceOfNames(inner)]),
    additional: names.additional === void 0 ? void 0 : sourceOfNames(names.additional),
    tuple: names.tuple.every((inner) => inner === "anything") && names.items === "anything" ? void 0 : tupleSource(names, sourceOfNames),
    items: names.items === "anything" ? void 0 : sourceOfNames(names.items),
    tag: names.tag,
    variants: names.variants === void 0 ? void 0 : byName3(names.variants)
  });
}
function tupleSource({ tuple }, sourceOfNames) {
  return tuple.length === 0 ? void 0 : tuple.map(sourceOfNames);
}
function usesOf(table) {
  const uses = /* @__PURE__ */ new Map();
  const count = (names) => {
    if (names === "anything" || "schema" in names) return;
    if ("entry" in names) {
      uses.set(names.entry, (uses.get(names.entry) ?? 0) + 1);
      return;
    }
    for (const inner of innerOf(names)) count(inner);
  };
  for (const names of table) count(names);
  return uses;
}
function innerOf({ properties, patterns, additional, tuple, items, variants: variants2 }) {
  const lists = [
    ...properties.values(),
    ...patterns.map(([, inner]) => inner),
    ...tuple,
    items,
    ...variants2?.values() ?? []
  ];
  return additional === void 0 ? lists : [...lists, additional];
}

// src/emit/validators/compile-schema.ts
import { _ as _2, Ajv } from "ajv";
import standaloneModule from "ajv/dist/standalone/index.js";

// src/emit/validators/own-keywords.ts
import { _, Name, str } from "ajv";

// src/emit/validators/support/formats.ts
var formats_exports = {};
__export(formats_exports, {
  formats: () => formats2
});
var formats2 = {
  "date-time": isDateTime,
  date: (text) => text.length === 10 && isDateAt(text, 0),
  time: (text) => isTimeFrom(text, 0),
  duration: isDuration,
  email: isEmail,
  hostname: isHostname,
  ipv4: isIpv4,
  ipv6: isIpv6,
  uri: (text) => isUri(text, true),
  "uri-reference": (text) => isUri(text, false),
  "uri-template": (text) => uriTemplate.test(text),
  uuid: (text) => uuid.test(text),
  "json-pointer": (text) => jsonPointer.test(text),
  "relative-json-pointer": (text) => relativeJsonPointer.test(text),
  regex: isRegex
};
var uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
var jsonPointer = /^(?:\/(?:[^~/]|~[01])*)*$/;
var relativeJsonPointer = /^(?:0|[1-9]\d*)(?:#|(?:\/(?:[^~/]|~[01])*)*)$/;
var uriTemplate = /^(?:[^\0- "'<>%\\^`{|}]|%[0-9a-f]{2}|\{[+#./;?&=,!@|]?(?:\w|%[0-9a-f]{2}|\.)+(?::[1-9]\d{0,3}|\*)?(?:,(?:\w|%[0-9a-f]{2}|\.)+(?::[1-9]\d{0,3}|\*)?)*\})*$/i;
function isDateTime(text) {
  const separator = text.charCodeAt(10) | 32;
  return separator === 116 && isDateAt(text, 0) && isTimeFrom(text, 11);
}
var daysInMonth = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
function isDateAt(text, at) {
  const year = numberAt(text, at, 4);
  const month = numberAt(text, at + 5, 2);
  const day = numberAt(text, at + 8, 2);
  if (year < 0 || month < 1 || month > 12 || day < 1 || text[at + 4] !== "-" || text[at + 7] !== "-") return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 && isLeap ? 29 : daysInMonth[month] ?? 0);
}
function isTimeFrom(text, start) {
  const hour = numberAt(text, start, 2);
  const minute = numberAt(text, start + 3, 2);
  const second = numberAt(text, start + 6, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return false;
  if (text[start + 2] !== ":" || text[start + 5] !== ":") return false;
  let at = start + 8;
  if (text[at] === ".") {
    const first = at + 1;
    do
      at++;
    while (isDigit(text.charCodeAt(at)));
    if (at === first) return false;
  }
  const offset = offsetMinutes(text, at);
  if (offset === void 0) return false;
  return second < 60 || (hour * 60 + minute - offset + 2 * 1440) % 1440 === 1439;
}
function offsetMinutes(text, at) {
  const sign = text[at];
  if (sign === "Z" || sign === "z") return text.length === at + 1 ? 0 : void 0;
  if (sign !== "+" && sign !== "-" || text.length !== at + 6 || text[at + 3] !== ":") return void 0;
  const hours = numberAt(text, at + 1, 2);
  const minutes = numberAt(text, at + 4, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return void 0;
  return (sign === "-" ? -1 : 1) * (hours * 60 + minutes);
}
function numberAt(text, at, count) {
  let value = 0;
  for (let index = at; index < at + count; index++) {
    const code2 = text.charCodeAt(index);
    if (!isDigit(code2)) return -1;
    value = value * 10 + code2 - 48;
  }
  return value;
}
function isDigit(code2) {
  return code2 >= 48 && code2 <= 57;
}
var period = /^(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?$/;
function isDuration(text) {
  if (!text.startsWith("P") || text.length < 3) return false;
  const rest = text.slice(1);
  return /^\d+W$/.test(rest) || period.test(rest);
}
function isEmail(text) {
  const at = text.lastIndexOf("@");
  if (at < 1 || at > 64) return false;
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  if (!dottedLocal.test(local) && !quotedLocal.test(local)) return false;
  if (!domain.startsWith("[")) return isHostname(domain);
  if (!domain.endsWith("]")) return false;
  const address = domain.slice(1, -1);
  return address.startsWith("IPv6:") ? isIpv6(address.slice(5)) : isIpv4(address);
}
var dottedLocal = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
var quotedLocal = /^"(?:[\u0020\u0021\u0023-\u005b\u005d-\u007e]|\\[\u0020-\u007e])*"$/;
function isHostname(text) {
  const name2 = text.endsWith(".") ? text.slice(0, -1) : text;
  return name2.length > 0 && name2.length <= 253 && name2.split(".").every(isLabel);
}
function isLabel(label) {
  return label.length <= 63 && /^[a-z0-9-]+$/i.test(label) && !label.startsWith("-") && !label.endsWith("-");
}
function isIpv4(text) {
  const parts = text.split(".", 5);
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}
function isIpv6(text) {
  if (text.length > 45) return false;
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const groups = halves.map((half, index) => groupCount(half, index === halves.length - 1));
  if (groups.includes(-1)) return false;
  const count = groups.reduce((sum, groupsOfHalf) => sum + groupsOfHalf, 0);
  return halves.length === 2 ? count <= 7 : count === 8;
}
function groupCount(half, isLast) {
  if (half === "") return 0;
  const parts = half.split(":");
  const last = parts[parts.length - 1] ?? "";
  const dotted = isLast && last.includes(".");
  const plain2 = dotted ? parts.slice(0, -1) : parts;
  if (!plain2.every((part) => /^[0-9a-f]{1,4}$/i.test(part)) || dotted && !isIpv4(last)) return -1;
  return plain2.length + (dotted ? 2 : 0);
}
var scheme = /^[a-z][a-z0-9+.-]*:/i;
var uriCharacters = /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})*$/i;
function isUri(text, absolute) {
  const found = scheme.exec(text)?.[0];
  if (!uriCharacters.test(text) || absolute && found === void 0) return false;
  const afterScheme = text.slice(found?.length ?? 0);
  const fragment = afterScheme.indexOf("#");
  if (fragment !== afterScheme.lastIndexOf("#")) return false;
  const [hierarchy = ""] = afterScheme.split(/[?#]/, 1);
  const rest = afterScheme.slice(hierarchy.length);
  if (/[[\]]/.test(rest)) return false;
  if (hierarchy.startsWith("//")) {
    const end = hierarchy.indexOf("/", 2);
    const authority = end === -1 ? hierarchy.slice(2) : hierarchy.slice(2, end);
    return isAuthority(authority) && !/[[\]]/.test(end === -1 ? "" : hierarchy.slice(end));
  }
  if (/[[\]]/.test(hierarchy)) return false;
  return found !== void 0 || !(hierarchy.split("/", 1)[0] ?? "").includes(":");
}
function isAuthority(authority) {
  const at = authority.lastIndexOf("@");
  if (/[[\]@]/.test(authority.slice(0, Math.max(at, 0)))) return false;
  const [, host = "", port = ""] = /^(\[[^\]]*\]|[^:[\]]*)(?::(\d*))?$/.exec(authority.slice(at + 1)) ?? ["", "[]"];
  if (!/^\d*$/.test(port)) return false;
  if (!host.startsWith("[")) return true;
  const address = host.slice(1, -1);
  return isIpv6(address) || /^v[0-9a-f]+\.[\w\-.~!$&'()*+,;=:]+$/i.test(address);
}
function isRegex(text) {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

// src/emit/validators/prepare-schema.ts
var callsSchema = "callsSchema";
var variants = "discriminator";
var variantsBy = "variantsBy";
function prepareSchema(node, types) {
  const calls = [];
  const names = /* @__PURE__ */ new Set();
  const origins = /* @__PURE__ */ new Map();
  const prepare = (child) => {
    for (const name2 of [
      ...child.properties?.keys() ?? [],
      ...child.required ?? [],
      ...child.dependencies?.keys() ?? []
    ])
      names.add(name2);
    const [schema3, renamed] = prepareNode(child, { types, prepare, calls, origins });
    if (typeof schema3 === "object") origins.set(schema3, { pointer: child.place.pointer, renamed });
    return schema3;
  };
  const schema2 = prepare(node);
  return {
    schema: schema2,
    calls,
    namesOfEveryObject: [...names].some((name2) => name2 in Object.prototype),
    placeOf: (path) => placeOf(path, schema2, origins)
  };
}
function prepareNode(node, { types, prepare, calls, origins }) {
  if (node.always !== void 0) return [node.always, {}];
  if (node.ref !== void 0) return [{ [callsSchema]: indexOf(calls, node.ref) }, {}];
  const union2 = types.taggedUnion(node);
  const plain2 = union2 === void 0 ? node : withoutKeyword(node, union2.keyword);
  const all = [...preparedDependencies(plain2, prepare, origins), ...(plain2.allOf ?? []).map(prepare)];
  const schema2 = {
    ...preparedValues(plain2),
    ...preparedArrays(plain2, prepare),
    ...preparedObjects(plain2, prepare),
    ...preparedApplicators(plain2, prepare),
    allOf: all.length === 0 ? void 0 : all
  };
  if (union2 === void 0) return [defined2(schema2), {}];
  const by2 = { tag: union2.tag, values: union2.branches.map(({ values }) => values) };
  const branches = union2.branches.map((branch) => prepare(branch.node));
  const type = node.type === void 0 ? { type: union2.keyword } : {};
  return [
    defined2({ ...schema2, type: schema2.type ?? "object", [variantsBy]: by2, [variants]: branches }),
    { [variants]: union2.keyword, ...type }
  ];
}
function withoutKeyword(node, keyword) {
  const { [keyword]: _3, ...others } = node;
  return others;
}
function indexOf(calls, ref) {
  const index = calls.indexOf(ref);
  return index === -1 ? calls.push(ref) - 1 : index;
}
function preparedValues(node) {
  const {
    type,
    const: constant,
    minimum,
    maximum,
    exclusiveMinimum,
    exclusiveMaximum,
    multipleOf,
    minLength,
    maxLength,
    pattern
  } = node;
  const format = node.format !== void 0 && Object.hasOwn(formats2, node.format) ? node.format : void 0;
  const literals = { type: type?.length === 1 ? type[0] : type, enum: distinct2(node.enum), const: constant };
  return {
    ...literals,
    minimum,
    maximum,
    exclusiveMinimum,
    exclusiveMaximum,
    multipleOf,
    minLength,
    maxLength,
    pattern,
    format
  };
}
function distinct2(values) {
  return values === void 0 ? void 0 : [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
function preparedArrays({ tuple, items, contains, minItems, maxItems, uniqueItems }, prepare) {
  const rest = items === void 0 ? void 0 : prepare(items);
  return {
    items: tuple === void 0 ? rest : tuple.map(prepare),
    additionalItems: tuple === void 0 ? void 0 : rest,
    contains: contains === void 0 ? void 0 : prepare(contains),
    minItems,
    maxItems,
    uniqueItems
  };
}
function preparedObjects(node, prepare) {
  const { additionalProperties, required, propertyNames: propertyNames2, minProperties, maxProperties } = node;
  const properties = [...node.properties ?? []];
  const patterns = [...node.patternProperties ?? []].map(([pattern, child]) => [wellFormed(pattern), child]);
  const asPatterns = properties.filter(([name2]) => !isPlainName(name2)).map(([name2, child]) => [exactly(name2), child]);
  const allPatterns = [...patterns, ...asPatterns];
  return {
    properties: node.properties && byName2(
      properties.filter(([name2]) => isPlainName(name2)),
      prepare
    ),
    patternProperties: allPatterns.length === 0 ? void 0 : byName2(allPatterns, prepare),
    additionalProperties: additionalProperties === void 0 ? void 0 : prepare(additionalProperties),
    required: required?.length === 0 ? void 0 : required,
    propertyNames: propertyNames2 === void 0 ? void 0 : prepare(propertyNames2),
    minProperties,
    maxProperties
  };
}
function isPlainName(name2) {
  return name2 !== "__proto__" && !loneSurrogate.test(name2);
}
var loneSurrogate = /\p{Surrogate}/u;
function exactly(name2) {
  return `^${wellFormed(name2.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&"))}$`;
}
function wellFormed(pattern) {
  return pattern.replaceAll(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}
function byName2(members2, prepare) {
  return Object.fromEntries(members2.map(([name2, node]) => [name2, prepare(node)]));
}
function preparedDependencies({ place, dependencies }, prepare, origins) {
  return [...dependencies ?? []].map(([name2, asked]) => {
    const pointer = below(place.pointer, "dependencies", name2);
    const consequence = isNode3(asked) ? prepare(asked) : asked.length === 0 ? true : { required: asked };
    if (!isNode3(asked)) origins.set(consequence, { pointer, renamed: { required: "" } });
    const condition = { if: { type: "object", required: [name2] }, then: consequence };
    origins.set(condition, { pointer, renamed: { if: "" } });
    return condition;
  });
}
function isNode3(asked) {
  return !Array.isArray(asked);
}
function preparedApplicators(node, prepare) {
  const list2 = (nodes) => nodes?.map(prepare);
  const child = (one2) => one2 === void 0 ? void 0 : prepare(one2);
  const conditional = node.then !== void 0 || node.else !== void 0;
  return {
    anyOf: list2(node.anyOf),
    oneOf: list2(node.oneOf),
    ...node.not === void 0 ? {} : { not: prepare(node.not) },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema; nobody awaits a schema.
    ...conditional ? { if: child(node.if), then: child(node.then), else: child(node.else) } : {}
  };
}
function defined2(schema2) {
  return Object.fromEntries(Object.entries(schema2).filter(([, value]) => value !== void 0));
}
function placeOf(path, root, origins) {
  let value = root;
  let place = origins.get(root)?.pointer ?? "";
  let renamed = origins.get(root)?.renamed ?? {};
  for (const step of path) {
    value = Object(value)[step];
    const origin = origins.get(value);
    const keyword = step === "false schema" ? "" : renamed[step] ?? step;
    place = origin?.pointer ?? (keyword === "" ? place : below(place, keyword));
    renamed = origin?.renamed ?? {};
  }
  return place;
}

// src/emit/validators/own-keywords.ts
function callName(index) {
  return `call${index}`;
}
var errors = new Name("errors");
var vErrors = new Name("vErrors");
var instancePath = new Name("instancePath");
var callsSchemaKeyword = {
  keyword: callsSchema,
  schemaType: "number",
  code(cxt) {
    const { gen, data: data2, it } = cxt;
    const call = new Name(callName(cxt.schema));
    cxt.result(
      _`${call}(${data2}, { instancePath: ${str`${instancePath}${it.errorPath}`} })`,
      () => {
      },
      () => {
        gen.assign(vErrors, _`${vErrors} === null ? ${call}.errors : ${vErrors}.concat(${call}.errors)`);
        gen.assign(errors, _`${vErrors}.length`);
      }
    );
  }
};
var variantsKeyword = {
  keyword: variants,
  type: "object",
  schemaType: "array",
  error: {
    message: ({ parentSchema }) => _`${`property "${by(parentSchema).tag}" must have one of the values that tell the variants apart`}`,
    params: ({ parentSchema }) => _`{ tag: ${by(parentSchema).tag} }`
  },
  code(cxt) {
    const { gen, data: data2, parentSchema, it } = cxt;
    const { tag, values } = by(parentSchema);
    const own = it.opts.ownProperties ? _`Object.hasOwn(${data2}, ${tag}) && ` : _``;
    const is = (value) => _`${own}${data2}${member(tag)} === ${value}`;
    const valid = gen.let("valid", true);
    gen.if(false);
    values.forEach((texts, index) => {
      gen.elseIf(texts.map(is).reduce((a, b) => _`${a} || ${b}`));
      cxt.subschema({ keyword: variants, schemaProp: index }, valid);
    });
    gen.else();
    cxt.error();
    gen.endIf();
    cxt.ok(valid);
  }
};
function by(parentSchema) {
  return parentSchema?.[variantsBy];
}
var requiredKeyword = {
  keyword: "required",
  type: "object",
  schemaType: "array",
  error: {
    message: ({ params: { missing } }) => str`must have the property "${missing}"`,
    params: ({ params: { missing } }) => _`{ missingProperty: ${missing} }`
  },
  code(cxt) {
    const { gen, data: data2, it } = cxt;
    const names = cxt.schema;
    const missing = gen.let("missing");
    cxt.setParams({ missing });
    const isMissing = (name2) => {
      const own = it.opts.ownProperties ? _` || !Object.hasOwn(${data2}, ${name2})` : _``;
      return _`((${data2}${member(name2)} === undefined${own}) && (${missing} = ${name2}, true))`;
    };
    cxt.fail(names.map(isMissing).reduce((a, b) => _`${a} || ${b}`));
  }
};
function member(name2) {
  return /^[a-z_$][\w$]*$/i.test(name2) ? _`.${new Name(name2)}` : _`[${name2}]`;
}
var multipleOfKeyword = {
  keyword: "multipleOf",
  type: "number",
  schemaType: "number",
  error: {
    message: ({ schemaCode }) => str`must be multiple of ${schemaCode}`,
    params: ({ schemaCode }) => _`{ multipleOf: ${schemaCode} }`
  },
  code(cxt) {
    cxt.fail(_`!isMultipleOf(${cxt.data}, ${cxt.schema})`);
  }
};
var uniqueItemsKeyword = {
  keyword: "uniqueItems",
  type: "array",
  schemaType: "boolean",
  error: { message: "must not have the same element twice" },
  code(cxt) {
    if (cxt.schema === true) cxt.fail(_`!isUnique(${cxt.data})`);
  }
};
var ownKeywords = [
  callsSchemaKeyword,
  variantsKeyword,
  requiredKeyword,
  multipleOfKeyword,
  uniqueItemsKeyword
];

// src/emit/validators/compile-schema.ts
function compileSchema({ schema: schema2, namesOfEveryObject: namesOfEveryObject2 }) {
  const ajv = new Ajv({
    code: { source: true, esm: true, lines: true, formats: _2`formats` },
    // The schemas are of our own making, from keywords that were checked when they were read.
    meta: false,
    validateSchema: false,
    strictSchema: true,
    strictNumbers: true,
    // These speak of style, and refuse sound schemas.
    strictTypes: false,
    strictTuples: false,
    strictRequired: false,
    allowMatchingProperties: true,
    allErrors: false,
    // Without it every object would have a property "toString".
    ownProperties: namesOfEveryObject2,
    unicodeRegExp: true,
    inlineRefs: false,
    logger: false,
    // What ajv is given here is only ever called by name; the implementation comes with the import.
    formats: Object.fromEntries(Object.keys(formats2).map((format) => [format, () => true]))
  });
  for (const keyword of ["required", "multipleOf", "uniqueItems"]) ajv.removeKeyword(keyword);
  ajv.addKeyword(variantsBy);
  for (const keyword of ownKeywords) ajv.addKeyword(keyword);
  return standaloneModule.default(ajv, ajv.compile(schema2));
}

// src/emit/validators/module-text.ts
var replacements = {
  "ajv/dist/runtime/ucs2length": "codePointLength",
  "ajv/dist/runtime/equal": "jsonEqual"
};
var supportNames = ["codePointLength", "formats", "isMultipleOf", "isUnique", "jsonEqual"];
function moduleText(standalone, names) {
  const start = standalone.indexOf("export default");
  const body = standalone.slice(standalone.indexOf("\n", start) + 1).replace(parameters, '{ instancePath = "" } = {}');
  const renamed = new Map(names.renamed);
  const lines = body.split("\n").filter((line) => !isReplacedConstant(line, renamed));
  const tokens = lines.join("\n").match(tokenPattern) ?? [];
  const support3 = /* @__PURE__ */ new Set();
  let code2 = "";
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] ?? "";
    const before = code2.at(-1);
    if (/^schema\d+/.test(token)) code2 += schemaValueText(token, names.schema);
    else if (isWord(token) && before !== ".") {
      const name2 = renamed.get(token) ?? token;
      if (supportNames.some((known) => known === name2)) support3.add(name2);
      if (name2 === "require") throw new Error("A validator would need a package at run time.");
      code2 += name2;
    } else if (token.startsWith('"') && code2.endsWith("schemaPath:"))
      code2 += stringSource(names.placeOf(JSON.parse(token)));
    else if (token === '"__proto__"' && tokens[index + 1] === ":") code2 += '["__proto__"]';
    else code2 += token;
  }
  return { code: indented(code2), support: [...support3].sort() };
}
var parameters = '{instancePath="", parentData, parentDataProperty, rootData=data}={}';
var tokenPattern = /"(?:[^"\\\n]|\\.)*"|\bschema\d+(?:\.[A-Za-z_$][\w$]*|\[(?:"(?:[^"\\\n]|\\.)*"|\d+)\])*|[A-Za-z_$][\w$]*|[\s\S]/g;
function isWord(token) {
  return /^[A-Za-z_$]/.test(token);
}
function isReplacedConstant(line, renamed) {
  if (/^const schema\d+ = /.test(line)) return true;
  const required = /^const (\w+) = require\("([^"]+)"\)\.default;$/.exec(line);
  const [, name2, module] = required ?? [];
  if (name2 === void 0 || module === void 0) return false;
  const replacement = replacements[module];
  if (replacement === void 0) throw new Error(`A validator would need ${module} at run time.`);
  renamed.set(name2, replacement);
  return true;
}
function schemaValueText(reference, schema2) {
  let value = schema2;
  for (const [, word, text, index] of reference.matchAll(/\.([A-Za-z_$][\w$]*)|\[("(?:[^"\\]|\\.)*")\]|\[(\d+)\]/g)) {
    value = Object(value)[word ?? (text === void 0 ? Number(index) : JSON.parse(text))];
  }
  return valueText2(value);
}
function valueText2(value) {
  if (typeof value === "string") return stringSource(value);
  if (Array.isArray(value)) return `[${value.map(valueText2).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members2 = Object.entries(value).map(([name2, member2]) => {
    return `${name2 === "__proto__" ? '["__proto__"]' : stringSource(name2)}: ${valueText2(member2)}`;
  });
  return `{ ${members2.join(", ")} }`;
}
function indented(code2) {
  let depth = 0;
  const lines = code2.split("\n").map((line) => {
    const bare = line.replaceAll(/"(?:[^"\\]|\\.)*"/g, "").trim();
    const closing = /^}*/.exec(bare)?.[0].length ?? 0;
    const text = bare === "" ? "" : "  ".repeat(Math.max(depth - closing, 0)) + line.trim();
    for (const character of bare) depth += character === "{" ? 1 : character === "}" ? -1 : 0;
    return text;
  });
  return lines.join("\n").replaceAll(/\n{2,}/g, "\n").trim();
}

// src/emit/validators/validator-module.ts
function validatorModule(schema2, context) {
  const { reader, types, functionOf } = context;
  const prepared = prepareSchema(reader.node(schema2.ref), types);
  const calls = prepared.calls.map((ref, index) => [callName(index), functionOf(ref)]);
  const { code: code2, support: support3 } = moduleText(compileSchema(prepared), {
    renamed: new Map([["validate0", functionOf(schema2.ref)], ...calls]),
    schema: prepared.schema,
    placeOf: (schemaPath) => placeOf2(schema2.ref, context.source) + prepared.placeOf(stepsOf(schemaPath))
  });
  return { code: code2, support: support3, calls: prepared.calls.filter((ref) => ref !== schema2.ref) };
}
function placeOf2(ref, source) {
  const hash = ref.indexOf("#");
  const file = ref.slice(0, hash);
  return file === source ? ref.slice(hash + 1) : `${file}#${ref.slice(hash + 1)}`;
}
function stepsOf(schemaPath) {
  return tokensOf(schemaPath.slice(1)).map(decodeURIComponent);
}

// src/emit/validators/emit-validators.ts
var support = "@eventwright/runtime/generated";
function emitValidators(contract) {
  const names = schemaNames(contract);
  const reader = readSchemas(contract.schemas);
  const context = {
    reader,
    types: schemaTypes(reader),
    source: contract.source,
    functionOf: (ref) => `validate${names.type(ref).name}`
  };
  const header = generatedHeader(contract.source);
  const files = contract.schemas.named.flatMap((schema2) => {
    const path = names.validator(schema2.ref).path;
    return [
      { path, content: header + moduleSource(schema2, context, names) },
      { path: path.replace(/\.js$/, ".d.ts"), content: header + declarationSource(schema2, names) }
    ];
  });
  const index = header + indexSource(contract.schemas.named, names);
  return [...files, { path: "validators/index.js", content: index }, { path: "validators/index.d.ts", content: index }];
}
function moduleSource(schema2, context, names) {
  const { is, parse, accepts, declared } = names.validator(schema2.ref);
  const { functionOf } = context;
  const validate = functionOf(schema2.ref);
  const module = validatorModule(schema2, context);
  const table = declaredNames(schema2.ref, context.reader, context.types);
  const own = declaredSource(declared, table, (ref) => names.validator(ref).declared);
  const imports = /* @__PURE__ */ new Map([[support, /* @__PURE__ */ new Set([...module.support, "parse", "validator"])]]);
  const importFrom = (specifier, name2) => imports.set(specifier, (imports.get(specifier) ?? /* @__PURE__ */ new Set()).add(name2));
  for (const ref of module.calls) importFrom(siblingOf(names.validator(ref).path), functionOf(ref));
  for (const ref of own.refers) {
    if (ref !== schema2.ref) importFrom(siblingOf(names.validator(ref).path), names.validator(ref).declared);
  }
  const place = stringSource(placeOf2(schema2.ref, context.source));
  return [
    importLines(imports),
    own.code,
    `export const ${accepts} = validator(${validate}, ${place});`,
    `export function ${is}(value) {
  return ${accepts}(value);
}`,
    `export function ${parse}(value) {
  return parse(${stringSource(schema2.name)}, ${accepts}, value);
}`,
    module.code.replace(`function ${validate}(`, `export function ${validate}(`)
  ].join("\n\n").concat("\n");
}
function importLines(imports) {
  const [ofRuntime, ...ofFiles] = [...imports].map(([specifier, names]) => {
    return `import { ${[...names].sort().join(", ")} } from ${stringSource(specifier)};`;
  });
  return [ofRuntime, ...ofFiles.sort()].join("\n");
}
function siblingOf(path) {
  return path.replace("validators/", "./");
}
function declarationSource(schema2, names) {
  const { is, parse, accepts, declared } = names.validator(schema2.ref);
  const { name: name2, path } = names.type(schema2.ref);
  return `import type { DeclaredNames, Validator } from "${support}";
import type { ${name2} } from ${stringSource(`../${path.replace(/\.d\.ts$/, ".js")}`)};

/** Whether a value is what the document says of ${name2}. Undeclared properties pass unless the schema forbids them. */
export declare function ${is}(value: unknown): value is ${name2};
/**
 * The value, unchanged, when it is what the document says of ${name2}.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function ${parse}(value: unknown): ${name2};
/** Decides as \`${is}\` does, and says why not in \`errors\`. Never throws. */
export declare const ${accepts}: Validator;
/** The properties that may be sent. */
export declare const ${declared}: DeclaredNames;
`;
}
function indexSource(schemas, names) {
  const lines = schemas.map(({ ref }) => {
    const { path, is, parse } = names.validator(ref);
    return `export { ${is}, ${parse} } from "${siblingOf(path)}";`;
  });
  return `${lines.join("\n")}
`;
}

// src/emit/validators/support/json-checks.ts
var json_checks_exports = {};
__export(json_checks_exports, {
  codePointLength: () => codePointLength,
  isMultipleOf: () => isMultipleOf,
  isUnique: () => isUnique,
  jsonEqual: () => jsonEqual
});
function jsonEqual(a, b) {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((element, index) => jsonEqual(element, b[index]));
  }
  if (Array.isArray(b)) return false;
  const members2 = { ...a };
  const others = new Map(Object.entries(b));
  const names = Object.keys(members2);
  return names.length === others.size && names.every((name2) => others.has(name2) && jsonEqual(members2[name2], others.get(name2)));
}
function codePointLength(text) {
  let length = text.length;
  for (let index = 0; index < text.length - 1; index++) {
    if ((text.charCodeAt(index) & 64512) === 55296 && (text.charCodeAt(index + 1) & 64512) === 56320) {
      length--;
      index++;
    }
  }
  return length;
}
function isMultipleOf(value, divisor) {
  if (!Number.isFinite(value)) return false;
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0;
  const quotient = value / divisor;
  if (Math.abs(quotient) < 2 ** 40 && Math.abs(quotient - Math.round(quotient)) > 1e-3) return false;
  const [digits, exponent] = decimal(value);
  const [divisorDigits, divisorExponent] = decimal(divisor);
  const shift = exponent - divisorExponent;
  return shift >= 0 ? digits * 10n ** BigInt(shift) % divisorDigits === 0n : digits % (divisorDigits * 10n ** BigInt(-shift)) === 0n;
}
function decimal(value) {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  return [BigInt(whole + fraction), Number(exponent) - fraction.length];
}
function isUnique(values) {
  return new Set(values.map(canonicalText)).size === values.length;
}
function canonicalText(value) {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`;
  const members2 = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
  return `{${members2.map(([name2, member2]) => `${JSON.stringify(name2)}:${canonicalText(member2)}`).join()}}`;
}

// src/emit/validators/run-validators.ts
var support2 = { ...formats_exports, ...json_checks_exports };
function runnableValidators(graph, context) {
  const linked = /* @__PURE__ */ new Map();
  const validatorOf = (ref) => {
    const known = linked.get(ref);
    if (known !== void 0) return known;
    const schema2 = graph.nameOf(ref);
    if (schema2 === void 0) throw new Error(`The schema at ${ref} has no name, so it has no validator.`);
    let real;
    const lazy = (value, path) => {
      real ??= evaluate(schema2, context, validatorOf);
      const valid = real(value, path);
      lazy.errors = real.errors ?? null;
      return valid;
    };
    linked.set(ref, lazy);
    return lazy;
  };
  return validatorOf;
}
function evaluate(schema2, context, validatorOf) {
  const module = validatorModule(schema2, context);
  const names = [...module.support, ...module.calls.map(context.functionOf)];
  const values = [...module.support.map((name2) => support2[name2]), ...module.calls.map(validatorOf)];
  const create = new Function(...names, `${module.code}
return ${context.functionOf(schema2.ref)};`);
  return create(...values);
}

// src/emit/validators/check-examples.ts
function checkExamples(contract) {
  const reader = readSchemas(contract.schemas);
  const names = schemaNames(contract);
  const validatorOf = runnableValidators(contract.schemas, {
    reader,
    types: schemaTypes(reader),
    source: contract.source,
    functionOf: (ref) => `validate${names.type(ref).name}`
  });
  return contract.messages.flatMap(
    (message) => message.examples.flatMap((example) => [
      ...checkPart(message, example, "payload", message.body, validatorOf),
      ...checkPart(message, example, "headers", message.headers, validatorOf)
    ])
  );
}
function checkPart(message, example, part, ref, validatorOf) {
  const value = example[part];
  if (value === void 0 || ref === void 0) return [];
  const error = errorOf(validatorOf(ref), value);
  if (error === void 0) return [];
  const place = `${part}${error.instancePath}`;
  return [
    {
      code: "example-does-not-match",
      severity: "warning",
      message: `the example${example.name === void 0 ? "" : ` "${example.name}"`} of ${message.name} breaks its schema: ${place} ${error.message ?? error.keyword} (${error.schemaPath})`,
      consequence: "Who copies it sends what is refused.",
      remedy: "Correct the example or the schema.",
      location: { ...example.location, pointer: below(example.location.pointer, part) + error.instancePath }
    }
  ];
}
function errorOf(validator, value) {
  try {
    return validator(value) ? void 0 : (validator.errors ?? []).findLast(({ keyword }) => keyword !== "if");
  } catch {
    return { instancePath: "", keyword: "unreadable", message: "is nested too deeply to be checked", schemaPath: "" };
  }
}

// src/emit/check-schemas.ts
function checkSchemas(contract) {
  const reader = readSchemas(contract.schemas);
  const nodes = contract.schemas.named.map(({ ref }) => reader.node(ref));
  const problems = [...reader.problems, ...nodes.flatMap((node) => styleProblems(node))];
  return [...problems.map((problem) => diagnosticOf(problem, contract)), ...inputNameClashes(contract)];
}
function diagnosticOf({ place, ...problem }, contract) {
  return { ...problem, location: contract.schemas.locate(place.ref, place.pointer) };
}
function inputNameClashes(contract) {
  const names = schemaNames(contract);
  const clashes = /* @__PURE__ */ new Map();
  for (const message of contract.messages) {
    if (message.constants.length === 0) continue;
    const { name: name2 } = names.input(message);
    const other = contract.schemas.named.find((schema2) => schema2.name === name2);
    if (other !== void 0) clashes.set(name2, clash(name2, other.location, message.location));
  }
  return [...clashes.values()];
}
function clash(name2, location, message) {
  return {
    code: "duplicate-name",
    severity: "error",
    message: `the schema ${name2} has the name of the type that publishers of a message pass`,
    consequence: "Both would be the same type.",
    remedy: "Rename the schema.",
    location,
    related: { message: "the message with constants that are filled in", location: message }
  };
}
function styleProblems(node, inPlace2 = false) {
  return [
    ...inPlace2 ? [] : untyped(node),
    ...namesOfEveryObject(node),
    ...childrenOf2(node).flatMap((child) => styleProblems(child)),
    ...inPlaceOf(node).flatMap((child) => styleProblems(child, true))
  ];
}
function untyped(node) {
  const describesObjects = node.properties !== void 0 || node.additionalProperties !== void 0;
  const describesArrays = node.items !== void 0 || node.tuple !== void 0;
  const other = node.allOf ?? node.anyOf ?? node.oneOf ?? node.enum ?? node.const;
  if (node.type !== void 0 || other !== void 0 || !describesObjects && !describesArrays) return [];
  const type = describesObjects ? "object" : "array";
  return [
    {
      code: "type-not-said",
      severity: "info",
      message: `a schema with \`${describesObjects ? "properties" : "items"}\` has no type`,
      consequence: `Everything that is no ${type} is accepted as well, and the type says so.`,
      remedy: `Add \`type: ${type}\`.`,
      place: node.place
    }
  ];
}
function namesOfEveryObject(node) {
  return [...node.properties?.keys() ?? []].filter((name2) => name2 in Object.prototype).map((name2) => ({
    code: "property-of-every-object",
    severity: "warning",
    message: `the property \`${name2}\` has a name that every object of JavaScript has`,
    consequence: `Where it is missing, reading \`${name2}\` gives a function.`,
    remedy: "Read it with Object.hasOwn, or rename it.",
    place: { ref: node.place.ref, pointer: `${node.place.pointer}/properties/${name2}` }
  }));
}
function childrenOf2(node) {
  return [
    ...node.properties?.values() ?? [],
    ...node.patternProperties?.values() ?? [],
    ...node.tuple ?? [],
    ...[node.additionalProperties, node.items].filter((child) => child !== void 0)
  ];
}
function inPlaceOf(node) {
  return [...node.allOf ?? [], ...node.anyOf ?? [], ...node.oneOf ?? []];
}

// test/compile-declarations.ts
import { Project as Project2, ts as ts2 } from "ts-morph";
var strictest = {
  target: ts2.ScriptTarget.ES2022,
  module: ts2.ModuleKind.NodeNext,
  moduleResolution: ts2.ModuleResolutionKind.NodeNext,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false
};
function compileDeclarations(files, options = strictest) {
  const project = new Project2({ useInMemoryFileSystem: true, compilerOptions: options });
  const fileSystem = project.getFileSystem();
  fileSystem.writeFileSync("/package.json", '{ "type": "module" }');
  for (const { path, content } of files) fileSystem.writeFileSync(`/${path}`, content);
  const sources = files.map(({ path }) => project.addSourceFileAtPath(`/${path}`));
  const program = project.getProgram();
  return sources.flatMap(
    (source) => [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((problem) => ({
      path: source.getFilePath().slice(1),
      line: problem.getLineNumber() ?? 0,
      text: ts2.flattenDiagnosticMessageText(problem.compilerObject.messageText, "\n")
    }))
  );
}

// ../../../tmp/w/corpus.ts
import { appendFileSync } from "node:fs";
var manifest = readFileSync2("/work/shared/corpus/manifest.jsonl", "utf8").trim().split("\n").map((l) => JSON.parse(l));
var out = "/tmp/w/corpus.out";
var [from, to] = [Number(process.env.FROM ?? 0), Number(process.env.TO ?? 1e9)];
var n = 0;
for (const m of manifest.slice(from, to)) {
  const file = m.file ?? m.path;
  n++;
  const rec = { file };
  try {
    const t = performance.now();
    const { contract, diagnostics } = await loadContract({ input: join("/work/shared/corpus", file) });
    rec.load = Math.round(performance.now() - t);
    if (!contract) {
      rec.refused = diagnostics.filter((d) => d.severity === "error").slice(0, 2).map((d) => d.code + " " + d.message.slice(0, 150));
    } else {
      rec.schemas = contract.schemas.named.length;
      const p = checkSchemas(contract);
      rec.problems = p.filter((d) => d.severity !== "info").slice(0, 4).map((d) => d.severity + " " + d.code + " " + d.message.slice(0, 120));
      let t2 = performance.now();
      const types = await emitSchemaTypes(contract);
      rec.types = Math.round(performance.now() - t2);
      t2 = performance.now();
      const v = emitValidators(contract);
      rec.validators = Math.round(performance.now() - t2);
      rec.bytes = v.reduce((a, b) => a + b.content.length, 0);
      const bad = compileDeclarations(types);
      rec.broken = bad.slice(0, 3);
      const ex = checkExamples(contract);
      rec.examples = ex.slice(0, 2).map((d) => d.message.slice(0, 200));
      rec.examplesTotal = contract.messages.flatMap((x) => x.examples).length;
    }
  } catch (e) {
    rec.threw = String(e.stack).slice(0, 600);
  }
  appendFileSync(out, JSON.stringify(rec) + "\n");
}
