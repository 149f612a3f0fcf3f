import { fields } from './fields';
import { copied, decided, type Origins, originsOf } from './origin';

const topology = 'lib/topology/resolve-topology.ts';
const governance = 'lib/topology/resolve-governance.ts';

/** Where the facts of a deployment as a whole come from. */
export const deploymentOrigins: Origins = {
  version: decided('lib/topology/topology.ts', 'version of the form of a Topology'),
  ...originsOf('deployment', {
    name: copied(topology, 'name'),
    kind: copied(topology, 'kind'),
    delivery: copied(topology, 'delivery'),
    state: decided(topology, 'production keeps and protects its state, a demo is destroyed with its stacks', 'kind'),
    tags: decided(topology, "the blueprint's tags, and meridian:deployment with the deployment's name", 'tags', 'name'),
    repository: decided(topology, 'for the delivery gitops alone', 'delivery'),
    'repository.url': copied(topology, 'repository.url'),
    'repository.revision': copied(topology, 'repository.revision'),
    'repository.path': copied(topology, 'repository.path'),
    argo: decided(
      topology,
      'for the delivery gitops alone: what Argo CD calls its own cluster, and how it tries again',
      'delivery',
    ),
    'argo.project': decided(topology, '<deployment>', 'name'),
    'argo.clusterKinds': decided('lib/topology/cluster-kinds.ts', 'kinds without a namespace that are rendered'),
  }),
  ...originsOf('governance', {
    '': decided(governance, 'only with an organization', 'organization'),
    organizationId: copied(governance, 'organization.id'),
    account: copied(governance, 'organization.account'),
    region: decided(governance, 'us-east-1: where AWS Organizations stands'),
    'policies.name': decided(
      'lib/topology/names.ts',
      '<deployment>-<jurisdiction>-residency',
      'name',
      fields.jurisdiction,
    ),
    'policies.jurisdiction': decided(governance, '<jurisdiction>', fields.jurisdiction),
    'policies.description': decided(
      governance,
      'a sentence that names the Regions',
      fields.jurisdiction,
      fields.regions,
      fields.region,
    ),
    'policies.targets': decided(governance, "the jurisdiction's account", fields.account),
    'policies.allowedRegions': decided(governance, 'the Regions of the jurisdiction', fields.regions, fields.region),
    'policies.globalActions': decided(governance, 'actions of services that have no Region'),
    'policies.replicationAccounts': decided(governance, "the jurisdiction's account", fields.account),
  }),
};
