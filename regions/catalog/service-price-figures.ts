import type { Provenance } from './sourced';

/** What can be looked up with `servicePrice`. The last words of a name are its unit; Lcu = load balancer capacity unit. */
export type ServiceItem =
  | 'eksClusterHour'
  | 'natGatewayHour'
  | 'natGatewayGB'
  | 'nlbHour'
  | 'nlbLcuHour'
  | 'interfaceEndpointZoneHour'
  | 'interfaceEndpointGB'
  | 'publicIpv4Hour'
  | 'zoneToZoneGB'
  | 'interRegionOutGB'
  | 'internetOutGB'
  | 'ebsGp3GBMonth'
  | 's3StandardGBMonth'
  | 's3GlacierInstantGBMonth'
  | 's3DeepArchiveGBMonth'
  | 'logsIngestGB'
  | 'logsStorageGBMonth'
  | 'alarmMonth'
  | 'kinesisShardHour'
  | 'kinesisOnDemandStreamHour'
  | 'kinesisOnDemandInGB'
  | 'dynamoDbWriteMillion'
  | 'dynamoDbReadMillion'
  | 'dynamoDbStorageGBMonth'
  | 'kmsKeyMonth'
  | 'secretMonth'
  | 'route53ZoneMonth'
  | 'route53HealthCheckMonth'
  | 'globalAcceleratorHour'
  | 'valkeyT4gMicroHour'
  | 'valkeyT4gSmallHour'
  | 'valkeyR7gLargeHour'
  | 'prometheusIngest10MillionSamples';

/** Region (or `global`) -> item -> US dollars. */
export type ServicePriceTable = Readonly<Record<string, Readonly<Partial<Record<ServiceItem, number>>>>>;

/** Figures that share one source. */
export interface ServicePriceBlock {
  readonly provenance: Provenance;
  readonly usd: ServicePriceTable;
}

const northVirginia: ServicePriceBlock = {
  provenance: { source: 'AWS price list of us-east-1, quoted line by line in a public cost study', asOf: '2026-08' },
  usd: {
    'us-east-1': {
      natGatewayHour: 0.045,
      natGatewayGB: 0.045,
      interfaceEndpointZoneHour: 0.01,
      interfaceEndpointGB: 0.01,
    },
  },
};

const northVirginiaStorage: ServicePriceBlock = {
  provenance: { source: 'AWS Pricing API, AmazonS3 in us-east-1, as kept in a public repository', asOf: '2025-10-28' },
  usd: { 'us-east-1': { s3StandardGBMonth: 0.023, s3GlacierInstantGBMonth: 0.004 } },
};

const tokyo: ServicePriceBlock = {
  provenance: {
    source: 'AWS price lists of ap-northeast-1, quoted with their usage types in public cost models',
    asOf: '2026-07 to 2026-09-23',
  },
  usd: {
    'ap-northeast-1': {
      natGatewayHour: 0.062,
      natGatewayGB: 0.062,
      interfaceEndpointZoneHour: 0.014,
      interfaceEndpointGB: 0.01,
      internetOutGB: 0.114,
      ebsGp3GBMonth: 0.096,
      s3StandardGBMonth: 0.025,
      logsIngestGB: 0.76,
      logsStorageGBMonth: 0.033,
      kinesisShardHour: 0.0195,
      dynamoDbWriteMillion: 0.715,
      dynamoDbReadMillion: 0.1425,
    },
  },
};

const tokyoLoadBalancer: ServicePriceBlock = {
  provenance: { source: 'aws.darcy-it.com, costs of ELB in Tokyo', asOf: 'undated page, read 2026-11' },
  usd: { 'ap-northeast-1': { nlbHour: 0.0243, nlbLcuHour: 0.006 } },
};

const tokyoTransfer: ServicePriceBlock = {
  provenance: {
    source: 'a published bill: Asia Pacific (Tokyo) data transfer to Asia Pacific (Seoul)',
    asOf: '2021-03',
  },
  usd: { 'ap-northeast-1': { interRegionOutGB: 0.09 } },
};

const seoul: ServicePriceBlock = {
  provenance: {
    source: 'AWS price lists of ap-northeast-2, quoted with their usage types in public cost models and bills',
    asOf: '2026, NAT 2026-08',
  },
  usd: {
    'ap-northeast-2': {
      natGatewayHour: 0.059,
      natGatewayGB: 0.059,
      interfaceEndpointZoneHour: 0.013,
      interfaceEndpointGB: 0.01,
      ebsGp3GBMonth: 0.0912,
      logsIngestGB: 0.76,
      logsStorageGBMonth: 0.0314,
      dynamoDbWriteMillion: 0.68,
      dynamoDbReadMillion: 0.1355,
    },
  },
};

const mumbai: ServicePriceBlock = {
  provenance: {
    source: 'AWS price lists of ap-south-1, quoted with their usage types in public cost models and bills',
    asOf: '2026-09-17',
  },
  usd: {
    'ap-south-1': {
      natGatewayHour: 0.056,
      logsIngestGB: 0.67,
      dynamoDbWriteMillion: 0.71,
      dynamoDbReadMillion: 0.1425,
      dynamoDbStorageGBMonth: 0.285,
    },
  },
};

const europe: ServicePriceBlock = {
  provenance: { source: 'usage lines of public cost studies and billing rules of the Region', asOf: '2025-2026' },
  usd: {
    'eu-north-1': { natGatewayHour: 0.046, ebsGp3GBMonth: 0.0836 },
    'eu-central-1': { interfaceEndpointZoneHour: 0.012, logsIngestGB: 0.63 },
    'eu-west-1': { natGatewayHour: 0.048 },
  },
};

const oregonStream: ServicePriceBlock = {
  provenance: { source: 'a published bill: USW2-OnDemand-StreamHour, 16.59 dollars for 414.8 hours', asOf: '2026-08' },
  usd: { 'us-west-2': { kinesisOnDemandStreamHour: 0.04 } },
};

const everywhere: ServicePriceBlock = {
  provenance: {
    source:
      'the same on price lists and bills of us-east-1, ap-northeast-1, ap-northeast-2 and eu-south-2 that were seen',
    asOf: '2026-09',
  },
  usd: { global: { eksClusterHour: 0.1, publicIpv4Hour: 0.005, kmsKeyMonth: 1, secretMonth: 0.4, alarmMonth: 0.1 } },
};

/** From memory, seen in no primary source: good for an order of size. Items that are not remembered surely are left out. */
const remembered: ServicePriceBlock = {
  provenance: { source: 'AWS price pages, from memory', asOf: 'unverified' },
  usd: {
    global: {
      nlbLcuHour: 0.006,
      interfaceEndpointGB: 0.01,
      zoneToZoneGB: 0.01,
      route53ZoneMonth: 0.5,
      route53HealthCheckMonth: 0.5,
      globalAcceleratorHour: 0.025,
    },
    'us-east-1': {
      nlbHour: 0.0225,
      interRegionOutGB: 0.02,
      internetOutGB: 0.09,
      ebsGp3GBMonth: 0.08,
      s3DeepArchiveGBMonth: 0.00099,
      logsIngestGB: 0.5,
      logsStorageGBMonth: 0.03,
      kinesisShardHour: 0.015,
      kinesisOnDemandStreamHour: 0.04,
      kinesisOnDemandInGB: 0.08,
      dynamoDbWriteMillion: 0.625,
      dynamoDbReadMillion: 0.125,
      dynamoDbStorageGBMonth: 0.25,
      valkeyT4gMicroHour: 0.0128,
      valkeyT4gSmallHour: 0.0256,
      valkeyR7gLargeHour: 0.1752,
      prometheusIngest10MillionSamples: 0.9,
    },
    'us-east-2': {
      natGatewayHour: 0.045,
      natGatewayGB: 0.045,
      nlbHour: 0.0225,
      interfaceEndpointZoneHour: 0.01,
      interRegionOutGB: 0.02,
      internetOutGB: 0.09,
      ebsGp3GBMonth: 0.08,
      s3StandardGBMonth: 0.023,
      s3GlacierInstantGBMonth: 0.004,
      s3DeepArchiveGBMonth: 0.00099,
      logsIngestGB: 0.5,
      logsStorageGBMonth: 0.03,
      kinesisShardHour: 0.015,
      kinesisOnDemandStreamHour: 0.04,
      kinesisOnDemandInGB: 0.08,
      dynamoDbWriteMillion: 0.625,
      dynamoDbReadMillion: 0.125,
      dynamoDbStorageGBMonth: 0.25,
      valkeyT4gMicroHour: 0.0128,
      valkeyT4gSmallHour: 0.0256,
      valkeyR7gLargeHour: 0.1752,
      prometheusIngest10MillionSamples: 0.9,
    },
    'us-west-2': {
      natGatewayHour: 0.045,
      natGatewayGB: 0.045,
      nlbHour: 0.0225,
      interfaceEndpointZoneHour: 0.01,
      interRegionOutGB: 0.02,
      internetOutGB: 0.09,
      ebsGp3GBMonth: 0.08,
      s3StandardGBMonth: 0.023,
      s3GlacierInstantGBMonth: 0.004,
      s3DeepArchiveGBMonth: 0.00099,
      logsIngestGB: 0.5,
      logsStorageGBMonth: 0.03,
      kinesisShardHour: 0.015,
      kinesisOnDemandInGB: 0.08,
      dynamoDbWriteMillion: 0.625,
      dynamoDbReadMillion: 0.125,
      dynamoDbStorageGBMonth: 0.25,
      valkeyT4gMicroHour: 0.0128,
      valkeyT4gSmallHour: 0.0256,
      valkeyR7gLargeHour: 0.1752,
      prometheusIngest10MillionSamples: 0.9,
    },
    'eu-north-1': {
      natGatewayGB: 0.046,
      nlbHour: 0.02394,
      interfaceEndpointZoneHour: 0.011,
      interRegionOutGB: 0.02,
      internetOutGB: 0.09,
      s3StandardGBMonth: 0.023,
      s3GlacierInstantGBMonth: 0.004,
      s3DeepArchiveGBMonth: 0.00099,
    },
    'eu-south-2': {
      natGatewayHour: 0.048,
      natGatewayGB: 0.048,
      nlbHour: 0.0252,
      interfaceEndpointZoneHour: 0.011,
      interRegionOutGB: 0.02,
      internetOutGB: 0.09,
      ebsGp3GBMonth: 0.088,
      s3StandardGBMonth: 0.023,
      s3GlacierInstantGBMonth: 0.004,
      s3DeepArchiveGBMonth: 0.00099,
    },
    'eu-central-1': {
      natGatewayHour: 0.052,
      natGatewayGB: 0.052,
      nlbHour: 0.027,
      interRegionOutGB: 0.02,
      internetOutGB: 0.09,
      ebsGp3GBMonth: 0.0952,
      s3StandardGBMonth: 0.0245,
      s3GlacierInstantGBMonth: 0.005,
      s3DeepArchiveGBMonth: 0.0018,
    },
    'ap-northeast-1': { s3GlacierInstantGBMonth: 0.005, s3DeepArchiveGBMonth: 0.002, dynamoDbStorageGBMonth: 0.285 },
    'ap-northeast-2': {
      nlbHour: 0.0225,
      interRegionOutGB: 0.08,
      internetOutGB: 0.126,
      s3StandardGBMonth: 0.025,
      s3GlacierInstantGBMonth: 0.005,
      s3DeepArchiveGBMonth: 0.002,
    },
    'ap-south-1': {
      natGatewayGB: 0.056,
      nlbHour: 0.0239,
      interfaceEndpointZoneHour: 0.013,
      interRegionOutGB: 0.086,
      internetOutGB: 0.1093,
      ebsGp3GBMonth: 0.0912,
      s3StandardGBMonth: 0.025,
      s3GlacierInstantGBMonth: 0.005,
      s3DeepArchiveGBMonth: 0.002,
    },
  },
};

/** All figures, each item and Region in one block only. */
export const servicePriceBlocks: readonly ServicePriceBlock[] = [
  northVirginia,
  northVirginiaStorage,
  tokyo,
  tokyoLoadBalancer,
  tokyoTransfer,
  seoul,
  mumbai,
  europe,
  oregonStream,
  everywhere,
  remembered,
];
