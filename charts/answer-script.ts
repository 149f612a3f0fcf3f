import type { Chart } from 'cdk8s';
import type { Gateway as GatewayFacts } from '#topology';
import { apiGroup } from './api-group';
import { EnvoyExtensionPolicy } from './imports/gateway.envoyproxy.io';
import { Gateway } from './imports/gateway.networking.k8s.io';

/** What answers need and no policy can do, as one script that Envoy runs on each. It reads no body. */
export function addAnswerScript(chart: Chart, gateway: GatewayFacts): void {
  const { name, namespace } = gateway;
  new EnvoyExtensionPolicy(chart, 'answers', {
    metadata: { name, namespace },
    spec: {
      targetRefs: [{ ...apiGroup(Gateway.GVK), name }],
      lua: [{ type: 'Inline', inline: answerScript(gateway) }],
    },
  });
}

/**
 * Answers do not say which version was asked for, so the request's is kept, under a name of the script's own. What `say` does comes
 * last: headers that a script holds are no longer valid once it has asked for a body.
 */
function answerScript({ name, versionHeader, versions, access, rateLimits: { answer } }: GatewayFacts): string {
  const refusals = access.refusals.map(({ statusCode, replacedType, contentType, body }) =>
    entry(String(statusCode), { replaces: replacedType, type: contentType, body }),
  );
  const notices = versions
    .filter((version) => version.notices.length > 0)
    .map(({ date, notices }) => entry(date, Object.fromEntries(notices.map((notice) => [notice.name, notice.value]))));
  return `local refusals = ${table(refusals)}
local notices = ${table(notices)}
local own = ${text(name)}

function envoy_on_request(handle)
  local version = handle:headers():get(${text(versionHeader)})
  if notices[version] then handle:streamInfo():dynamicMetadata():set(own, "version", version) end
end

local function say(handle, type, body)
  handle:headers():replace("content-type", type)
  handle:body(true):setBytes(body)
end

function envoy_on_response(handle)
  local headers = handle:headers()
  local kept = handle:streamInfo():dynamicMetadata():get(own)
  for name, value in pairs(kept and notices[kept["version"]] or {}) do headers:replace(name, value) end
  local status = headers:get(":status")
  local refusal = refusals[status]
  local reset = headers:get(${text(answer.resetHeader)})
  if refusal and headers:get("content-type") == refusal["replaces"] then
    say(handle, refusal["type"], refusal["body"])
  elseif status == ${text(String(answer.statusCode))} and reset then
    headers:replace(${text(answer.retryAfterHeader)}, reset)
    say(handle, ${text(answer.contentType)}, ${text(answer.body)})
  end
end
`;
}

function entry(key: string, fields: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(fields).map(([name, value]) => `[${text(name)}] = ${text(value)}`);
  return `  [${text(key)}] = { ${pairs.join(', ')} },`;
}

function table(entries: readonly string[]): string {
  return entries.length === 0 ? '{}' : `{\n${entries.join('\n')}\n}`;
}

/** A Lua string: JSON's escapes are among Lua's, for the characters that stand here. */
function text(value: string): string {
  return JSON.stringify(value);
}
