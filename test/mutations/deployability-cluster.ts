import { addObject, objectIn } from './edit';
import type { Mutation } from './mutation';

const region = 'eu-north-1';

/** What the API server, etcd or Helm would refuse. */
export const deployabilityClusterMutations: readonly Mutation[] = [
  {
    name: 'a chart of 300,000 bytes',
    deployment: 'production',
    rule: 'manifest-within-limits',
    change: (copy) => {
      objectIn(copy, region, 'ConfigMap', 'picker').data.corpus = 'a '.repeat(150_000);
    },
  },
  {
    name: 'annotations of 300,000 bytes',
    deployment: 'production',
    rule: 'manifest-within-limits',
    change: (copy) => {
      objectIn(copy, region, 'Deployment', 'base').metadata.annotations = { notes: 'a '.repeat(150_000) };
    },
  },
  {
    name: 'a token of cdk8s in a config map',
    deployment: 'production',
    rule: 'values-known',
    change: (copy) => {
      objectIn(copy, region, 'ConfigMap', 'picker').data.note = 'reads ${Token[TOKEN.24]}';
    },
  },
  {
    name: 'an address that was made of nothing',
    deployment: 'production',
    rule: 'values-known',
    change: (copy) => {
      objectIn(copy, region, 'ConfigMap', 'picker').data.metrics = 'http://undefined:9090';
    },
  },
  {
    name: 'the stand-in for the account in a manifest of a known account',
    deployment: 'production',
    rule: 'account-known',
    change: (copy) => {
      objectIn(copy, region, 'ConfigMap', 'picker').data.role = 'arn:aws:iam::ACCOUNT_ID:role/picker';
    },
  },
  {
    name: 'the stand-in for the image of the services in a manifest of a named image',
    deployment: 'production',
    rule: 'image-known',
    change: (copy) => {
      const [container] = objectIn(copy, region, 'Deployment', 'authorizer').spec.template.spec.containers;
      container.image = 'SERVICES_IMAGE';
    },
  },
  {
    name: 'a label of 64 characters',
    deployment: 'production',
    rule: 'kubernetes-names',
    change: (copy) => {
      objectIn(copy, region, 'Deployment', 'base').spec.template.metadata.labels['meridian.internal/note'] = 'a'.repeat(
        64,
      );
    },
  },
  {
    name: 'a port with a name of 16 characters',
    deployment: 'production',
    rule: 'kubernetes-names',
    change: (copy) => {
      const [container] = objectIn(copy, region, 'Deployment', 'base').spec.template.spec.containers;
      container.ports[0].name = 'http-of-the-pool';
    },
  },
  {
    name: 'a service that starts with a digit',
    deployment: 'production',
    rule: 'kubernetes-names',
    change: (copy) => {
      objectIn(copy, region, 'Service').metadata.name = '0-chat';
    },
  },
  {
    name: 'an object twice in one cluster',
    deployment: 'production',
    rule: 'names-unique',
    change: (copy) => {
      addObject(copy, region, '50-gateway', structuredClone(objectIn(copy, region, 'ServiceAccount')));
    },
  },
];
