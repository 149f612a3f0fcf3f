import type { CacheParts, StandingParts } from './cost-input';
import { secondsPerMonth } from './cost-line';
import type { ServiceDemand } from './price-demand';

/** What a Region pays for whatever its load. */
export function standingDemands({ cache, ...parts }: StandingParts): ServiceDemand[] {
  return [
    { part: 'clusters', what: 'EKS control planes', item: 'eksClusterHour', quantity: parts.clusters },
    { part: 'nat-gateways', what: 'hours', item: 'natGatewayHour', quantity: parts.natGateways },
    { part: 'load-balancers', what: 'hours', item: 'nlbHour', quantity: parts.loadBalancers },
    { part: 'endpoints', what: 'hours', item: 'interfaceEndpointZoneHour', quantity: parts.endpointZones },
    { part: 'addresses', what: 'public IPv4', item: 'publicIpv4Hour', quantity: parts.publicIpv4 },
    { part: 'keys', what: 'KMS keys', item: 'kmsKeyMonth', quantity: parts.kmsKeys },
    { part: 'keys', what: 'secrets', item: 'secretMonth', quantity: parts.secrets },
    { part: 'dns', what: 'hosted zones', item: 'route53ZoneMonth', quantity: parts.hostedZones },
    { part: 'dns', what: 'health checks', item: 'route53HealthCheckMonth', quantity: parts.healthChecks },
    { part: 'accelerator', what: 'hours', item: 'globalAcceleratorHour', quantity: parts.accelerators },
    { part: 'metrics', what: 'alarms', item: 'alarmMonth', quantity: parts.alarms },
    { part: 'stream', what: 'hours', item: 'kinesisOnDemandStreamHour', quantity: parts.streams },
    {
      part: 'metrics',
      what: 'samples taken in',
      item: 'prometheusIngest10MillionSamples',
      quantity: (parts.metricSamplesPerSecond * secondsPerMonth) / 1e7,
    },
    ...(cache === null ? [] : [cacheDemand(cache)]),
  ];
}

function cacheDemand(cache: CacheParts): ServiceDemand {
  return cache.kind === 'nodes'
    ? { part: 'cache', what: 'nodes', item: cache.item, quantity: cache.nodes }
    : { part: 'cache', what: 'serverless, stored', item: 'valkeyServerlessGBHour', quantity: cache.storedGiB };
}
