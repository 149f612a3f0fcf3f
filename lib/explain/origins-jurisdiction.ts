import { fields, hostnameFields } from './fields';
import { copied, decided, type Origins, originsOf } from './origin';

const source = 'lib/topology/resolve-jurisdiction.ts';
const tables = 'lib/topology/resolve-tables.ts';
const names = 'lib/topology/names.ts';
const hostname = 'lib/topology/hostname.ts';
const zone = 'lib/topology/resolve-network.ts';
const { jurisdiction, regions, region, account } = fields;

/** Where the facts that the Regions of a jurisdiction share come from. */
export const jurisdictionOrigins: Origins = originsOf('jurisdictions', {
  name: copied(source, jurisdiction),
  legalSet: decided(source, "as the blueprint has it, else the jurisdiction's name", fields.legalSet, jurisdiction),
  account: decided(source, 'as the blueprint has it, else ACCOUNT_ID for whichever deploys it', account),
  hostname: decided(
    hostname,
    'as the blueprint has it, else <jurisdiction>.api.<domain>; none without a domain',
    ...hostnameFields,
  ),
  edge: copied(source, fields.edge),
  clientCidrs: copied(source, fields.clientCidrs),
  'key.alias': decided(names, 'alias/<deployment>-<jurisdiction>', 'name', jurisdiction),
  'key.description': decided(source, 'a sentence that names deployment and jurisdiction', 'name', jurisdiction),
  'key.primaryRegion': decided(source, 'the first Region of the jurisdiction', regions, region),
  'key.replicaRegions': decided(source, 'the other Regions of the jurisdiction', regions, region),
  'hopKey.alias': decided(names, 'alias/<deployment>-<jurisdiction>-hop', 'name', jurisdiction),
  'hopKey.description': decided(source, 'a sentence that names deployment and jurisdiction', 'name', jurisdiction),
  'hopKey.primaryRegion': decided(source, 'the first Region of the jurisdiction', regions, region),
  'hopKey.replicaRegions': decided(source, 'the other Regions of the jurisdiction', regions, region),
  'tables.name': decided(names, '<deployment>-<jurisdiction>-<purpose>', 'name', jurisdiction),
  'tables.purpose': decided(tables, 'four global tables for every jurisdiction'),
  'tables.partitionKey': decided(tables, 'the access patterns of the table'),
  'tables.sortKey': decided(tables, 'the access patterns of the table'),
  'tables.timeToLiveAttribute': decided(tables, 'the attribute by which items end, where they do'),
  'tables.indexes': decided(tables, 'the access patterns of the table'),
  'tables.primaryRegion': decided(tables, 'the first Region of the jurisdiction', regions, region),
  'tables.replicaRegions': decided(tables, 'the Regions of the jurisdiction', regions, region),
  links: decided(source, 'every pair of Regions once: the earlier asks', regions, region),
  accelerator: decided(source, 'only with the edge global-accelerator', fields.edge),
  'accelerator.name': decided(names, '<deployment>-<jurisdiction>', 'name', jurisdiction, fields.edge),
  'accelerator.port': decided(zone, '443 with a domain, 80 without', 'domain', fields.edge),
  'accelerator.region': decided(source, 'the first Region of the jurisdiction', regions, region, fields.edge),
  'accelerator.record.name': decided(hostname, "the jurisdiction's host name", ...hostnameFields, fields.edge),
  'accelerator.record.hostedZoneId': decided(
    zone,
    "the jurisdiction's zone, else the domain's",
    fields.hostedZoneId,
    'domain',
    fields.edge,
  ),
  'accelerator.record.zoneName': decided(
    zone,
    'the host name for a zone of its own, else the domain',
    fields.hostedZoneId,
    ...hostnameFields,
    fields.edge,
  ),
  'accelerator.endpointGroups.region': decided(source, 'one for each Region', regions, region, fields.edge),
  'accelerator.endpointGroups.loadBalancer': decided(names, '<deployment>-public', 'name', fields.edge),
  'accelerator.endpointGroups.trafficDialPercent': decided(source, 'all traffic: 100 %', fields.edge),
});
