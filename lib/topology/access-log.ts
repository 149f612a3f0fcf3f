import { accessHeaders, versionHeader } from './access-headers';
import { tokenCost } from './resolve-rate-limits';

const header = (name: string) => `%REQ(${name})%`;

/**
 * A line per request, in Envoy's command operators: who asked for what, who answered and what it cost. No prompt and no key; no
 * address of a client either, which is personal data that nothing here needs.
 */
export const accessLog = [
  { field: 'time', value: '%START_TIME%' },
  { field: 'request_id', value: header('x-request-id') },
  { field: 'tenant', value: header(accessHeaders.tenant) },
  { field: 'tier', value: header(accessHeaders.tier) },
  { field: 'api_version', value: header(versionHeader) },
  { field: 'hop_origin', value: header(accessHeaders.hopOrigin) },
  { field: 'method', value: header(':method') },
  { field: 'path', value: '%PATH(NQ:ORIG_OR_PATH)%' },
  { field: 'model', value: header('x-ai-eg-model') },
  { field: 'status', value: '%RESPONSE_CODE%' },
  { field: 'flags', value: '%RESPONSE_FLAGS%' },
  { field: 'details', value: '%RESPONSE_CODE_DETAILS%' },
  { field: 'duration_ms', value: '%DURATION%' },
  { field: 'first_byte_ms', value: '%RESPONSE_DURATION%' },
  { field: 'attempts', value: '%UPSTREAM_REQUEST_ATTEMPT_COUNT%' },
  { field: 'upstream_cluster', value: '%UPSTREAM_CLUSTER%' },
  { field: 'upstream_host', value: '%UPSTREAM_HOST%' },
  { field: 'bytes_received', value: '%BYTES_RECEIVED%' },
  { field: 'bytes_sent', value: '%BYTES_SENT%' },
  { field: 'backend', value: `%DYNAMIC_METADATA(${tokenCost.namespace}:ai_service_backend_name)%` },
  { field: 'tokens', value: `%DYNAMIC_METADATA(${tokenCost.namespace}:${tokenCost.key})%` },
] as const;
