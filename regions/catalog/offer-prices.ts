import type { Provenance } from './sourced';

/** US dollars an hour on demand, typical spot price, zones that list the type, zones of them that sell it below on-demand. */
export type OfferCells = readonly [
  onDemandUsdPerHour: number | null,
  spotTypicalUsdPerHour: number | null,
  zonesListed: number | null,
  zonesWithSpot: number | null,
];

/** Instance type -> Region -> figures. */
export type OfferTable = Readonly<Record<string, Readonly<Record<string, OfferCells>>>>;

/** Rows that share one source. */
export interface OfferBlock {
  readonly provenance: Provenance;
  readonly table: OfferTable;
}

/** Read zone by zone: the typical spot price is the median over the zones that sell below on-demand. */
const perZone: OfferTable = {
  'g6e.48xlarge': {
    'eu-north-1': [31.96075, 10.84, 2, 2],
    'eu-south-2': [31.75027, 13.5699, 2, 2],
    'us-east-1': [30.13118, 10.2297, 4, 4],
    'us-east-2': [30.13118, 5.0327, 3, 3],
    'us-west-2': [30.13118, 12.2233, 4, 4],
  },
  'g6e.4xlarge': {
    'ap-northeast-1': [4.35703, 1.7483, 2, 2],
    // biome-ignore lint/suspicious/noApproximativeNumericConstant: a price that only looks like log2(e)
    'ap-northeast-2': [3.69355, 1.443, 2, 2],
    'eu-central-1': [3.75651, 1.2003, 2, 2],
    'eu-north-1': [3.18666, 1.0978, 2, 2],
    'eu-south-2': [3.16567, 1.1277, 2, 2],
    'us-east-1': [3.00424, 1.0261, 4, 4],
    'us-east-2': [3.00424, 0.8644, 3, 3],
    'us-west-2': [3.00424, 1.2763, 4, 4],
  },
  'g6e.8xlarge': {
    'ap-northeast-1': [6.56775, 2.3917, 2, 2],
    'ap-northeast-2': [5.56762, 2.2604, 2, 2],
    'eu-central-1': [5.66252, 1.3764, 2, 2],
    'eu-north-1': [4.80353, 1.7161, 2, 2],
    'eu-south-2': [4.7719, 1.7063, 2, 2],
    'us-east-1': [4.52856, 1.2892, 4, 4],
    'us-east-2': [4.52856, 1.1705, 3, 3],
    'us-west-2': [4.52856, 1.7262, 4, 4],
  },
  'g6e.xlarge': {
    'ap-northeast-1': [2.699, 1.2007, 2, 2],
    'ap-northeast-2': [2.288, 0.8631, 2, 2],
    'eu-central-1': [2.327, 0.8779, 2, 2],
    'eu-north-1': [1.974, 0.7559, 2, 2],
    'eu-south-2': [1.961, 0.7225, 2, 2],
    'us-east-1': [1.861, 0.8901, 4, 4],
    'us-east-2': [1.861, 0.5458, 3, 3],
    'us-west-2': [1.861, 0.7924, 4, 4],
  },
  'p4d.24xlarge': {
    'ap-northeast-1': [30.09784, 11.705, 1, 1],
    'ap-northeast-2': [30.41028, 12.1201, 1, 1],
    'ap-south-1': [26.3444, 4.0815, 3, 1],
    'ap-southeast-2': [28.54493, 10.9579, 2, 2],
    'ca-central-1': [25.25174, 10.3748, 2, 1],
    'eu-central-1': [27.43298, 8.566, 3, 2],
    'eu-west-1': [23.71569, 11.548, 1, 1],
    'us-east-1': [21.95764, 12.4991, 3, 3],
    'us-east-2': [21.95764, 7.6659, 2, 2],
    'us-west-2': [21.95764, 9.53, 3, 3],
  },
  'p4de.24xlarge': {
    'ap-northeast-1': [37.6223, 22.6096, 2, 2],
    'ap-southeast-1': [32.93646, 23.8525, 2, 1],
    'eu-central-1': [34.29122, null, 2, 0],
    'us-east-1': [27.44705, 10.5928, 2, 2],
    'us-west-2': [27.44705, 13.2897, 3, 3],
  },
  'p5.48xlarge': {
    'ap-northeast-1': [68.8, 25.2732, 2, 2],
    'ap-south-1': [66.048, 19.5401, 3, 3],
    'ap-southeast-2': [71.552, 26.6558, 3, 1],
    'ca-central-1': [63.296, null, 1, 0],
    'eu-north-1': [58.8928, 20.2439, 3, 1],
    'eu-west-2': [71.552, 23.7794, 3, 3],
    'us-east-1': [55.04, 14.7253, 6, 4],
    'us-east-2': [55.04, 15.5483, 3, 3],
    'us-west-1': [68.8, 17.6845, 2, 1],
    'us-west-2': [55.04, 21.7175, 4, 4],
  },
  'p5.4xlarge': {
    'ap-northeast-1': [8.6, 3.3417, 1, 1],
    'ap-south-1': [8.256, 3.2848, 3, 2],
    'ap-southeast-2': [8.944, null, 1, 0],
    'eu-west-2': [8.944, 2.8151, 3, 1],
    'us-east-1': [6.88, null, 6, 0],
    'us-east-2': [6.88, null, 3, 0],
    'us-west-2': [6.88, null, 4, 0],
  },
  'p5e.48xlarge': {
    'eu-north-1': [null, null, 1, 0],
    'eu-west-2': [null, null, 1, 0],
    'us-east-2': [null, 18.9027, 3, 2],
    'us-west-2': [null, 24.9358, 1, 1],
  },
  'p5en.48xlarge': {
    'ap-northeast-1': [79.12, 28.4648, 1, 1],
    'ap-northeast-2': [87.34848, 33.6761, 1, 1],
    'ap-south-1': [75.9552, 38.2499, 2, 2],
    'eu-north-1': [67.72672, 21.8147, 2, 2],
    'eu-south-2': [68.35968, 24.157, 2, 1],
    'us-east-1': [63.296, 19.5361, 2, 2],
    'us-east-2': [63.296, 16.4343, 2, 2],
  },
  'g5.4xlarge': {
    'us-east-1': [1.624, 0.6842, 5, 5],
    'us-east-2': [1.624, 0.7303, 3, 3],
    'us-west-2': [1.624, 0.6537, 3, 3],
    'ca-central-1': [1.80319, 0.6928, 2, 2],
    'eu-central-1': [2.03081, 0.7412, 3, 3],
    'eu-west-1': [1.81287, 0.8691, 3, 3],
    'eu-west-2': [2.06148, 0.6888, 2, 2],
    'eu-north-1': [1.72247, 0.6111, 2, 2],
    'ap-south-1': [1.95009, 0.5437, 2, 2],
    'ap-northeast-1': [2.35528, 0.9076, 2, 2],
    'ap-northeast-2': [1.99691, 0.8036, 3, 3],
    'ap-southeast-2': [2.11152, 0.8945, 2, 2],
  },
  'g5.48xlarge': {
    'us-east-1': [16.288, 5.1074, 5, 5],
    'us-east-2': [16.288, 4.8347, 3, 3],
    'us-west-2': [16.288, 6.5517, 3, 3],
    'ca-central-1': [18.08518, 5.4429, 2, 1],
    'eu-central-1': [20.3681, 5.2554, 3, 2],
    'eu-west-1': [18.18233, 8.6031, 3, 3],
    'eu-west-2': [20.67572, null, 2, 0],
    'eu-north-1': [17.27564, 5.8508, 2, 2],
    'ap-south-1': [19.55855, 5.726, 2, 2],
    'ap-northeast-1': [23.62246, 20.644, 2, 1],
    'ap-northeast-2': [20.02809, 8.1518, 3, 2],
    'ap-southeast-2': [21.17764, null, 2, 0],
  },
  'g6.xlarge': {
    'us-east-1': [0.8048, 0.4083, 4, 4],
    'us-east-2': [0.8048, 0.2628, 3, 3],
    'us-west-2': [0.8048, 0.4416, 4, 4],
    'ca-central-1': [0.8936, 0.4677, 2, 2],
    'eu-central-1': [1.0064, 0.37, 2, 2],
    'eu-west-2': [1.0216, 0.3496, 2, 2],
    'eu-west-3': [1.0216, 0.4446, 2, 2],
    'eu-north-1': [0.8536, 0.308, 2, 2],
    'eu-south-2': [0.848, 0.3148, 3, 3],
    'ap-south-1': [0.9664, 0.3907, 2, 2],
    'ap-northeast-1': [1.1672, 0.4774, 2, 2],
    'ap-northeast-2': [0.9896, 0.3696, 2, 2],
    'ap-southeast-2': [1.0464, 0.3825, 2, 2],
  },
  'g6.8xlarge': {
    'us-east-1': [2.0144, 0.8284, 4, 4],
    'us-east-2': [2.0144, 0.7344, 3, 3],
    'us-west-2': [2.0144, 0.9771, 4, 4],
    'ca-central-1': [2.23666, 0.9811, 2, 2],
    'eu-central-1': [2.519, 0.6637, 2, 2],
    'eu-west-2': [2.55705, 0.8196, 2, 2],
    'eu-west-3': [2.55705, 0.7296, 2, 2],
    'eu-north-1': [2.13655, 0.7429, 2, 2],
    'eu-south-2': [2.12253, 0.711, 3, 3],
    'ap-south-1': [2.41888, 0.8179, 2, 2],
    'ap-northeast-1': [2.92148, 1.1978, 2, 2],
    'ap-northeast-2': [2.47695, 0.9715, 2, 2],
    'ap-southeast-2': [2.61912, 1.0497, 2, 2],
  },
  'g6e.12xlarge': {
    'us-east-1': [10.49264, 4.4325, 4, 4],
    'us-east-2': [10.49264, 2.8857, 3, 3],
    'us-west-2': [10.49264, 4.4947, 4, 4],
    'eu-central-1': [13.12002, 3.782, 2, 2],
    'eu-north-1': [11.12975, 4.0533, 2, 2],
    'eu-south-2': [11.05645, 4.5842, 2, 2],
    'ap-northeast-1': [15.21742, 6.465, 2, 2],
    'ap-northeast-2': [12.90014, 4.8802, 2, 2],
  },
  'g6e.24xlarge': {
    'us-east-1': [15.06559, 3.7652, 4, 4],
    'us-east-2': [15.06559, 3.4902, 3, 3],
    'us-west-2': [15.06559, 6.3521, 4, 4],
    'eu-central-1': [18.83806, 4.8355, 2, 2],
    'eu-north-1': [15.98037, 5.2904, 2, 2],
    'eu-south-2': [15.87513, 6.4835, 2, 2],
    'ap-northeast-1': [21.84956, 9.0602, 2, 2],
    'ap-northeast-2': [18.52234, 7.0937, 2, 2],
  },
  't3.xlarge': {
    'us-east-1': [0.1664, 0.0709, 5, 5],
    'us-east-2': [0.1664, 0.0775, 3, 3],
    'us-west-1': [0.1984, 0.062, 2, 2],
    'us-west-2': [0.1664, 0.0708, 4, 4],
    'ca-central-1': [0.1856, 0.0797, 3, 3],
    'eu-central-1': [0.192, 0.0905, 3, 3],
    'eu-west-1': [0.1824, 0.0885, 3, 3],
    'eu-west-2': [0.1888, 0.0691, 3, 3],
    'eu-west-3': [0.1888, 0.09, 3, 3],
    'eu-north-1': [0.1728, 0.0652, 3, 3],
    'eu-south-2': [0.1824, 0.0652, 3, 3],
    'ap-south-1': [0.1792, 0.0722, 3, 3],
    'ap-northeast-1': [0.2176, 0.0818, 3, 3],
    'ap-northeast-2': [0.208, 0.0827, 4, 4],
    'ap-northeast-3': [0.2176, 0.0856, 3, 3],
    'ap-southeast-1': [0.2112, 0.1129, 3, 3],
    'ap-southeast-2': [0.2112, 0.0949, 3, 3],
  },
  'c7i.xlarge': {
    'us-east-1': [0.1785, 0.07, 5, 5],
    'us-east-2': [0.1785, 0.0625, 3, 3],
    'us-west-1': [0.2226, 0.087, 2, 2],
    'us-west-2': [0.1785, 0.0723, 4, 4],
    'ca-central-1': [0.1953, 0.0674, 3, 3],
    'eu-central-1': [0.2037, 0.0901, 3, 3],
    'eu-west-1': [0.19152, 0.0924, 3, 3],
    'eu-west-2': [0.2121, 0.0762, 3, 3],
    'eu-west-3': [0.2121, 0.0931, 3, 3],
    'eu-north-1': [0.1911, 0.0669, 3, 3],
    'eu-south-2': [0.1915, 0.0681, 3, 3],
    'ap-south-1': [0.1785, 0.0812, 3, 3],
    'ap-northeast-1': [0.2247, 0.0862, 3, 3],
    'ap-northeast-2': [0.2016, 0.0781, 4, 4],
    'ap-northeast-3': [0.2247, 0.0794, 3, 3],
    'ap-southeast-1': [0.2058, 0.1138, 3, 3],
    'ap-southeast-2': [0.2331, 0.1057, 3, 3],
  },
  'm7i.large': {
    'us-east-1': [0.1008, 0.0333, 5, 5],
    'us-east-2': [0.1008, 0.0508, 3, 3],
    'us-west-1': [0.1176, 0.0379, 2, 2],
    'us-west-2': [0.1008, 0.0408, 4, 4],
    'ca-central-1': [0.11235, 0.0403, 3, 3],
    'eu-central-1': [0.12075, 0.0582, 3, 3],
    'eu-west-1': [0.11235, 0.057, 3, 3],
    'eu-west-2': [0.11655, 0.047, 3, 3],
    'eu-west-3': [0.1176, 0.0406, 3, 3],
    'eu-north-1': [0.1071, 0.0365, 3, 3],
    'eu-south-2': [0.11235, 0.0397, 3, 3],
    'ap-south-1': [0.10605, 0.0479, 3, 3],
    'ap-northeast-1': [0.1302, 0.055, 3, 3],
    'ap-northeast-2': [0.1239, 0.0471, 4, 4],
    'ap-northeast-3': [0.1302, 0.0507, 3, 3],
    'ap-southeast-1': [0.126, 0.0637, 3, 3],
    'ap-southeast-2': [0.126, 0.0624, 3, 3],
  },
  'm7i.xlarge': {
    'us-east-1': [0.2016, 0.0835, 5, 5],
    'us-east-2': [0.2016, 0.0845, 3, 3],
    'us-west-1': [0.2352, 0.095, 2, 2],
    'us-west-2': [0.2016, 0.0823, 4, 4],
    'ca-central-1': [0.2247, 0.0933, 3, 3],
    'eu-central-1': [0.2415, 0.1069, 3, 3],
    'eu-west-1': [0.2247, 0.1073, 3, 3],
    'eu-west-2': [0.2331, 0.0923, 3, 3],
    'eu-west-3': [0.2352, 0.0967, 3, 3],
    'eu-north-1': [0.2142, 0.0754, 3, 3],
    'eu-south-2': [0.2247, 0.0754, 3, 3],
    'ap-south-1': [0.2121, 0.1, 3, 3],
    'ap-northeast-1': [0.2604, 0.1101, 3, 3],
    'ap-northeast-2': [0.2478, 0.0985, 4, 4],
    'ap-northeast-3': [0.2604, 0.0985, 3, 3],
    'ap-southeast-1': [0.252, 0.1184, 3, 3],
    'ap-southeast-2': [0.252, 0.1234, 3, 3],
  },
  'm7g.large': {
    'us-east-1': [0.0816, 0.0391, 5, 5],
    'us-east-2': [0.0816, 0.0358, 3, 3],
    'us-west-1': [0.0952, 0.0395, 2, 2],
    'us-west-2': [0.0816, 0.034, 4, 4],
    'ca-central-1': [0.091, 0.0391, 3, 3],
    'eu-central-1': [0.0978, 0.0454, 3, 3],
    'eu-west-1': [0.091, 0.045, 3, 3],
    'eu-west-2': [0.0944, 0.0383, 3, 3],
    'eu-west-3': [0.0952, 0.0389, 3, 3],
    'eu-north-1': [0.0867, 0.0313, 3, 3],
    'eu-south-2': [0.0909, 0.0315, 3, 3],
    'ap-south-1': [0.0583, 0.0309, 3, 3],
    'ap-northeast-1': [0.1054, 0.0448, 3, 3],
    'ap-northeast-2': [0.1003, 0.0396, 4, 4],
    'ap-northeast-3': [0.1054, 0.0428, 3, 3],
    'ap-southeast-1': [0.102, 0.0515, 3, 3],
    'ap-southeast-2': [0.102, 0.0408, 3, 3],
  },
  'r7i.large': {
    'us-east-1': [0.1323, 0.048, 5, 5],
    'us-east-2': [0.1323, 0.0405, 3, 3],
    'us-west-1': [0.147, 0.0396, 2, 2],
    'us-west-2': [0.1323, 0.0518, 4, 4],
    'ca-central-1': [0.1449, 0.0394, 3, 3],
    'eu-central-1': [0.1596, 0.0629, 3, 3],
    'eu-west-1': [0.14805, 0.0713, 3, 3],
    'eu-west-2': [0.1554, 0.0531, 3, 3],
    'eu-west-3': [0.1554, 0.0403, 3, 3],
    'eu-north-1': [0.1407, 0.0455, 3, 3],
    'eu-south-2': [0.14805, 0.0532, 3, 3],
    'ap-south-1': [0.1365, 0.042, 3, 3],
    'ap-northeast-1': [0.1596, 0.0645, 3, 3],
    'ap-northeast-2': [0.1596, 0.0616, 4, 4],
    'ap-northeast-3': [0.1596, 0.0638, 3, 3],
    'ap-southeast-1': [0.1596, 0.056, 3, 3],
    'ap-southeast-2': [0.15855, 0.0588, 3, 3],
  },
};

/** Only the range of spot prices was read: the typical price is its middle, and the zones are not known. */
const rangeOnly: OfferTable = {
  'g5.2xlarge': {
    'us-east-1': [1.212, 0.53, null, null],
  },
  'g6.12xlarge': {
    'ap-northeast-1': [6.674, null, null, null],
    'eu-central-1': [5.754, null, null, null],
  },
  'g6e.48xlarge': {
    'ap-northeast-1': [43.699, null, null, null],
    'eu-central-1': [37.676, null, null, null],
  },
  'p5en.48xlarge': {
    'us-west-2': [63.296, null, null, null],
  },
  'p6-b200.48xlarge': {
    'us-east-1': [113.9328, 19.1, null, null],
    'us-east-2': [113.9328, 24.9, null, null],
    'us-west-2': [113.9328, 45.75, null, null],
  },
};

const olderCatalog: OfferTable = {
  'g6.12xlarge': {
    'us-east-1': [4.6016, 2, null, null],
  },
};

/** Sizes that were not read themselves: name, the size that was, and how many times larger this one is. */
const sizesInProportion: readonly (readonly [name: string, readName: string, factor: number])[] = [
  ['t3.medium', 't3.xlarge', 0.25],
  ['t3.large', 't3.xlarge', 0.5],
  ['t3.2xlarge', 't3.xlarge', 2],
  ['c7i.large', 'c7i.xlarge', 0.5],
  ['c7i.2xlarge', 'c7i.xlarge', 2],
  ['c7i.4xlarge', 'c7i.xlarge', 4],
  ['m7i.2xlarge', 'm7i.xlarge', 2],
  ['m7i.4xlarge', 'm7i.xlarge', 4],
  ['m7g.xlarge', 'm7g.large', 2],
  ['m7g.2xlarge', 'm7g.large', 4],
  ['r7i.xlarge', 'r7i.large', 2],
  ['r7i.2xlarge', 'r7i.large', 4],
];

/** Zones and spot are not known for these. Rounded to 10^-7 dollars, to drop what binary fractions add. */
function inProportion(readName: string, factor: number): OfferTable[string] {
  const read = Object.entries(perZone[readName] ?? {});
  return Object.fromEntries(
    read.map(([region, [onDemand]]) => {
      const scaled = onDemand === null ? null : Math.round(onDemand * factor * 1e7) / 1e7;
      return [region, [scaled, null, null, null]];
    }),
  );
}

const catalogSnapshot = 'catalog snapshot, undated; after 2025-10 (lists m8a)';

/** All price rows, each type and Region in one block only. */
export const offerBlocks: readonly OfferBlock[] = [
  {
    provenance: { source: 'skypilot-catalog@e385a0d catalogs/v8/aws/vms.csv (per zone)', asOf: catalogSnapshot },
    table: perZone,
  },
  {
    provenance: { source: 'skypilot-catalog@e385a0d, read earlier (range only)', asOf: catalogSnapshot },
    table: rangeOnly,
  },
  { provenance: { source: 'skypilot-catalog v7, before v8', asOf: 'before June 2025' }, table: olderCatalog },
  ...sizesInProportion.map(([name, readName, factor]) => ({
    // Holds to the last digit for every size above in us-east-1: aws/karpenter-provider-aws@1d92708 zz_generated.pricing_aws.go, 2026-07-20.
    provenance: {
      source: `skypilot-catalog@e385a0d catalogs/v8/aws/vms.csv: ${readName} x ${factor} (a family's sizes cost in proportion)`,
      asOf: catalogSnapshot,
    },
    table: { [name]: inProportion(readName, factor) },
  })),
];
