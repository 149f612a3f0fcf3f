import { bucketName, fields, ofModel, ofTier, regionalName } from './fields';
import { decided, type Origins, originsOf, planned } from './origin';

const namespaces = 'lib/topology/namespaces.ts';
const quota = 'lib/topology/pod-demand.ts';
const flows = 'lib/topology/resolve-flows.ts';
const identities = 'lib/topology/resolve-identities.ts';
const names = 'lib/topology/names.ts';
const batch = ['batchWorker.maxReplicas', 'batchWorker.cpuMillis', 'batchWorker.memoryMiB'];

/** Where the facts of namespaces, flows, priorities and identities come from. */
export const tenancyOrigins: Origins = originsOf('jurisdictions.regions', {
  ...originsOf('namespaces', {
    name: decided(namespaces, 'our own, and those of the components'),
    podSecurity: decided(namespaces, 'restricted, but for what has to reach the GPUs of its node'),
    reason: decided(namespaces, 'why its pods cannot be restricted'),
    denyPolicy: decided(namespaces, 'every namespace denies what no flow allows'),
    defaultServiceAccount: decided(namespaces, "Kubernetes' own name of it"),
    quota: decided('lib/topology/resolve-quota.ts', 'GPUs for models alone, and no way in but the load balancers'),
    'quota.pods': planned(quota, {
      how: 'all pods of ours at their most',
      steps: ['nodes'],
      fields: ['kind', ...batch, ofModel('canary'), ofTier('priority')],
    }),
    'quota.gpus': planned(quota, {
      how: 'all pods of ours at their most',
      steps: ['nodes'],
      fields: [ofModel('canary')],
    }),
    systemPriorities: decided(namespaces, "no pods of Kubernetes' own priorities, but where a component needs them"),
    containerDefaults: decided(namespaces, 'what a container of a component asks for that its chart leaves open'),
  }),
  ...originsOf('flows', {
    '': decided(flows, 'what talks to what: every namespace denies the rest'),
    name: decided(flows, '<what>-in, <what>-out; those of a pool begin with it', fields.model),
    pool: decided(flows, 'the pool whose flow it is', fields.model),
    'pods.value': decided(flows, "the label of the pool's pods", fields.model),
    'peer.labels.value': decided(flows, "the label of the pool's pods", fields.model),
    'peer.kind': decided(
      flows,
      "addresses of AWS's endpoints: of the Region's network in production, any in a demo",
      'kind',
    ),
    'peer.cidrs': decided(
      flows,
      "networks of the Regions, or of AWS's endpoints",
      fields.regions,
      fields.cidrs,
      'kind',
    ),
    'peer.except': decided(flows, 'what a flow to the internet leaves out', 'kind'),
  }),
  priorityClasses: decided(namespaces, 'what leads to engines, then base, burst, batch, headroom'),
  ...originsOf('identities', {
    name: decided(identities, 'what may use AWS'),
    namespace: decided(identities, 'where it runs'),
    serviceAccount: decided(identities, 'as whom it runs'),
    roleName: decided(names, '<deployment>-<region>-<identity>', ...regionalName),
    'permissions.kind': decided(identities, 'no more than its work takes'),
    'permissions.targetGroups': decided(names, 'the target groups of the load balancers', 'name', fields.clientCidrs),
    'permissions.bucket': decided(names, '<deployment>-<region>-<purpose>-<account>', ...bucketName),
    'permissions.prefix': decided(identities, 'folder of the bucket; none: all of it'),
    'permissions.table': decided(names, '<deployment>-<jurisdiction>-<purpose>', 'name', fields.jurisdiction),
    'permissions.alias': decided(names, 'alias/<deployment>-<jurisdiction>-hop', 'name', fields.jurisdiction),
    'permissions.workspaceAlias': decided(identities, '<deployment>-<region>', ...regionalName),
    'permissions.topics': decided(names, '<deployment>-<region>-<severity>', ...regionalName),
    'permissions.logGroupName': decided(names, '/meridian/<deployment>/<region>/access', ...regionalName),
    'permissions.parameters': decided(names, '/meridian/<deployment>/<region>/<purpose>', ...regionalName),
    'permissions.queue': decided('lib/topology/batch-identities.ts', '<deployment>-<region>-batch', ...regionalName),
    'permissions.queues': decided('lib/topology/batch-identities.ts', '<deployment>-<region>-batch', ...regionalName),
  }),
});
