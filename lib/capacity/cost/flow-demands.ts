import type { RegionCostInput } from './cost-input';
import { type CostLevel, requestRate } from './cost-level';
import { bytesPerGiB, hoursPerMonth, secondsPerMonth } from './cost-line';
import type { ServiceDemand } from './price-demand';

/**
 * One load balancer capacity unit of an NLB's TLS listener: 50 new connections a second (from memory, unverified) or 1 GB an
 * hour (AWS, Elastic Load Balancing pricing, as transcribed 2026-09); the larger counts. Its third measure, 3,000 connections
 * at once (unverified), is never the largest while connections last less than a minute, which is taken for granted. A TCP
 * listener allows 800 a second: priced as TLS, a deployment without a domain comes out dearer than it is.
 */
const lcu = { newConnectionsPerSecond: 50, gibPerHour: 1 };

/** On-demand streams charge each record in steps of 1 KB (AWS, Kinesis Data Streams pricing, read 2026-11). */
const streamStepBytes = 1024;

/** What moves in a Region at a level of load. */
export function flowDemands(region: RegionCostInput, level: CostLevel): ServiceDemand[] {
  const { flows, standing } = region;
  const flow = requestFlow(region, level);
  const streamBytes = Math.ceil(flows.streamBytesPerRequest / streamStepBytes) * streamStepBytes;
  const streamGiB = (flow.requestsPerMonth * streamBytes) / bytesPerGiB;
  const connectionsPerSecond = flow.requestsPerSecond / Math.max(1, flows.requestsPerConnection);
  const lcus = Math.max(
    connectionsPerSecond / lcu.newConnectionsPerSecond,
    (flow.gibPerMonth * 3600) / secondsPerMonth / lcu.gibPerHour,
  );
  // a request that a peer answers goes through that peer's load balancer, which sees it beside its own
  return [
    {
      part: 'load-balancers',
      what: 'capacity units',
      item: 'nlbLcuHour',
      quantity: standing.loadBalancers > 0 ? lcus * (1 + flows.peerShare) : 0,
    },
    { part: 'nat-gateways', what: 'data', item: 'natGatewayGB', quantity: flows.natGiBPerMonth },
    { part: 'endpoints', what: 'data', item: 'interfaceEndpointGB', quantity: flows.endpointGiBPerMonth },
    { part: 'stream', what: 'written', item: 'kinesisOnDemandInGB', quantity: streamGiB },
    { part: 'stream', what: 'read once', item: 'kinesisOnDemandOutGB', quantity: streamGiB },
    {
      part: 'stream',
      what: 'kept beyond a day',
      item: 'kinesisRetentionGBMonth',
      quantity: (streamGiB * Math.max(0, flows.streamRetentionHours - 24)) / hoursPerMonth,
    },
    {
      part: 'cache',
      what: 'serverless, processed',
      item: 'valkeyServerlessEcpuMillion',
      quantity: (flow.requestsPerMonth * flows.cacheEcpuPerRequest) / 1e6,
    },
    {
      part: 'tables',
      what: 'writes, every replica',
      item: 'dynamoDbWriteMillion',
      quantity: (flow.requestsPerMonth * flows.tableWritesPerRequest * flows.tableReplicas) / 1e6,
    },
    {
      part: 'tables',
      what: 'reads',
      item: 'dynamoDbReadMillion',
      quantity: (flow.requestsPerMonth * flows.tableReadsPerRequest) / 1e6,
    },
    // both sides of a crossing are charged
    {
      part: 'transfer',
      what: 'zone to zone',
      item: 'zoneToZoneGB',
      quantity: 2 * flow.gibPerMonth * flows.zoneCrossingsPerRequest,
    },
    { part: 'transfer', what: 'weights to peers', item: 'interRegionOutGB', quantity: flows.weightCopyGiBPerMonth },
    {
      part: 'transfer',
      what: 'requests that peers answer',
      item: 'interRegionOutGB',
      quantity: flow.gibPerMonth * flows.peerShare,
    },
    {
      part: 'transfer',
      what: 'answers to the internet',
      item: 'internetOutGB',
      quantity: flows.clientsOnInternet ? flow.answerGiBPerMonth : 0,
    },
    {
      part: 'accelerator',
      what: 'data, larger direction',
      item: 'globalAcceleratorGB',
      quantity: flows.throughAccelerator ? flow.largerGiBPerMonth : 0,
    },
  ];
}

interface RequestFlow {
  readonly requestsPerSecond: number;
  readonly requestsPerMonth: number;
  /** Requests and answers together. */
  readonly gibPerMonth: number;
  readonly answerGiBPerMonth: number;
  /** The larger of the two. */
  readonly largerGiBPerMonth: number;
}

function requestFlow({ traffic }: RegionCostInput, level: CostLevel): RequestFlow {
  let requestsPerSecond = 0;
  let requestBytesPerSecond = 0;
  let answerBytesPerSecond = 0;
  for (const entry of traffic) {
    const rate = requestRate(entry, level);
    requestsPerSecond += rate;
    requestBytesPerSecond += rate * entry.requestBytes;
    answerBytesPerSecond += rate * entry.answerBytes;
  }
  const gib = (bytesPerSecond: number) => (bytesPerSecond * secondsPerMonth) / bytesPerGiB;
  return {
    requestsPerSecond,
    requestsPerMonth: requestsPerSecond * secondsPerMonth,
    gibPerMonth: gib(requestBytesPerSecond + answerBytesPerSecond),
    answerGiBPerMonth: gib(answerBytesPerSecond),
    largerGiBPerMonth: gib(Math.max(requestBytesPerSecond, answerBytesPerSecond)),
  };
}
