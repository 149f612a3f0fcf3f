import type { BadTwin } from './bad-twin';

/** Gateways, routes and policies: most of these rules are written in CEL. */
export const gatewayTwins: readonly BadTwin[] = [
  {
    broken: 'gateway that listens to nothing',
    kind: 'Gateway',
    break: ({ spec }) => {
      spec.listeners = [];
    },
    reason: /spec\.listeners in body should have at least 1 items/,
  },
  {
    broken: 'two listeners of one name',
    kind: 'Gateway',
    break: ({ spec }) => {
      const [listener] = spec.listeners;
      spec.listeners = [listener, { ...listener, port: 9999 }];
    },
    reason: /spec\.listeners: duplicate entries for key \[name=/,
  },
  {
    broken: 'TLS on plain HTTP',
    kind: 'Gateway',
    of: ({ spec }) => spec.listeners.some((listener: { tls?: object }) => listener.tls !== undefined),
    break: ({ spec }) => {
      spec.listeners[0].protocol = 'HTTP';
    },
    reason: /tls must not be specified for protocols/,
  },
  {
    broken: 'controller changed on a standing class',
    kind: 'GatewayClass',
    as: 'update',
    break: ({ spec }) => {
      spec.controllerName = 'example.com/other';
    },
    reason: /Value is immutable/,
  },
  {
    broken: 'route of 16 rules',
    kind: 'AIGatewayRoute',
    break: ({ spec }) => {
      spec.rules = Array.from({ length: 16 }, () => spec.rules[0]);
    },
    reason: /spec\.rules: Too many: 16: must have at most 15 items/,
  },
  {
    broken: 'rule that mixes pools and backends',
    kind: 'AIGatewayRoute',
    break: ({ spec }) => {
      const pool = { name: 'pool', group: 'inference.networking.k8s.io', kind: 'InferencePool' };
      spec.rules[0].backendRefs = [...spec.rules[0].backendRefs, pool];
    },
    reason: /cannot mix InferencePool and AIServiceBackend/,
  },
  {
    broken: 'misspelt field of a backend',
    kind: 'AIGatewayRoute',
    break: ({ spec }) => {
      spec.rules[0].backendRefs[0].wieght = 1;
    },
    reason: /wieght: field not declared in schema/,
  },
  {
    broken: 'backend that is a Service',
    kind: 'AIServiceBackend',
    break: ({ spec }) => {
      spec.backendRef = { name: 'pool', kind: 'Service', port: 80 };
    },
    reason: /BackendRef must be a Backend resource of Envoy Gateway/,
  },
  {
    broken: 'API that nobody speaks',
    kind: 'AIServiceBackend',
    break: ({ spec }) => {
      spec.schema.name = 'OpenAi';
    },
    reason: /spec\.schema\.name: Unsupported value: "OpenAi"/,
  },
  {
    broken: 'name that no DNS holds',
    kind: 'Backend',
    break: ({ spec }) => {
      spec.endpoints[0].fqdn.hostname = 'Pool_1';
    },
    reason: /spec\.endpoints\[0\]\.fqdn\.hostname: Invalid value: "Pool_1"/,
  },
  {
    broken: 'endpoint that is two things',
    kind: 'Backend',
    break: ({ spec }) => {
      spec.endpoints[0].ip = { address: '10.0.0.1', port: 80 };
    },
    reason: /only one of fqdn, ip or unix can be specified/,
  },
  {
    broken: 'policy with both ways to name its target',
    kind: 'BackendTrafficPolicy',
    break: ({ spec }) => {
      [spec.targetRef] = spec.targetRefs;
    },
    reason: /either targetRef or targetRefs must be used/,
  },
  {
    broken: 'limit per fortnight',
    kind: 'BackendTrafficPolicy',
    of: ({ spec }) => spec.rateLimit?.global?.rules?.length > 0,
    break: ({ spec }) => {
      spec.rateLimit.global.rules[0].limit.unit = 'Fortnight';
    },
    reason: /limit\.unit: Unsupported value: "Fortnight"/,
  },
  {
    broken: 'retry on a trigger that does not exist',
    kind: 'BackendTrafficPolicy',
    break: ({ spec }) => {
      spec.retry = { retryOn: { triggers: ['sometimes'] } };
    },
    reason: /retryOn\.triggers\[0\]: Unsupported value: "sometimes"/,
  },
  {
    broken: 'time without a unit',
    kind: 'ClientTrafficPolicy',
    break: ({ spec }) => {
      spec.timeout.http.idleTimeout = '300';
    },
    reason: /spec\.timeout\.http\.idleTimeout: Invalid value: "300"/,
  },
  {
    broken: 'policy for a Service',
    kind: 'ClientTrafficPolicy',
    break: ({ spec }) => {
      spec.targetRefs = [{ group: '', kind: 'Service', name: 'pool' }];
    },
    reason: /this policy can only have a targetRefs\[\*\]\.group of gateway\.networking/,
  },
  {
    broken: 'authorization by nobody',
    kind: 'SecurityPolicy',
    of: ({ spec }) => spec.extAuth !== undefined,
    break: ({ spec }) => {
      delete spec.extAuth.http;
    },
    reason: /one of grpc or http must be specified/,
  },
  {
    broken: 'client network without its size',
    kind: 'SecurityPolicy',
    of: ({ spec }) => spec.authorization?.rules?.[0]?.principal?.clientCIDRs !== undefined,
    break: ({ spec }) => {
      spec.authorization.rules[0].principal.clientCIDRs = ['203.0.113.0'];
    },
    reason: /clientCIDRs\[0\]: Invalid value: "203\.0\.113\.0"/,
  },
  {
    broken: 'proxies from a provider that does not exist',
    kind: 'EnvoyProxy',
    break: ({ spec }) => {
      spec.provider.type = 'Docker';
    },
    reason: /spec\.provider\.type: Unsupported value: "Docker"/,
  },
  {
    broken: 'script that is nowhere',
    kind: 'EnvoyExtensionPolicy',
    of: ({ spec }) => spec.lua?.length > 0,
    break: ({ spec }) => {
      spec.lua = [{ type: 'Inline' }];
    },
    reason: /Exactly one of inline or valueRef must be set/,
  },
  {
    broken: 'pool whose picker has no port',
    kind: 'InferencePool',
    break: ({ spec }) => {
      delete spec.endpointPickerRef.port;
    },
    reason: /port is required when kind is/,
  },
  {
    broken: 'pool of engines without a port',
    kind: 'InferencePool',
    break: ({ spec }) => {
      spec.targetPorts = [];
    },
    reason: /spec\.targetPorts in body should have at least 1 items/,
  },
  {
    broken: 'objective of no pool',
    kind: 'InferenceObjective',
    break: ({ spec }) => {
      delete spec.poolRef;
    },
    reason: /spec\.poolRef: Required value/,
  },
];
