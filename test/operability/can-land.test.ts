import type { Plain } from '#evidence';
import { canLand, landingTypes, tolerates } from '#lib/operability/can-land';
import type { NodeOffer } from '#lib/operability/node-offer';

const offer: NodeOffer = {
  name: 'NodePool gpu',
  at: { file: 'nodes.yaml', subject: 'NodePool gpu', property: null },
  labels: new Map([
    ['class', ['gpu']],
    ['node.kubernetes.io/instance-type', ['g6e.xlarge', 'g6e.4xlarge']],
    ['karpenter.sh/capacity-type', ['spot']],
  ]),
  taints: [
    { key: 'gpu', value: 'true', effect: 'NoSchedule' },
    { key: 'old', value: 'true', effect: 'PreferNoSchedule' },
  ],
  instanceTypes: ['g6e.xlarge', 'g6e.4xlarge'],
  isSpot: true,
  maxNodes: null,
  terminationGraceSeconds: null,
};

const tolerations = [{ key: 'gpu', operator: 'Exists' }];

const requiring = (...terms: readonly (readonly Plain[])[]): Plain => ({
  tolerations,
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: terms.map((matchExpressions) => ({ matchExpressions })),
      },
    },
  },
});

const gpuClass = { key: 'class', operator: 'In', values: ['gpu', 'cpu'] };

test.each<readonly [string, Plain, boolean]>([
  ['nothing required, the taint tolerated', { tolerations }, true],
  ['a taint not tolerated', {}, false],
  ['a selector that fits', { tolerations, nodeSelector: { class: 'gpu' } }, true],
  ['a selector of another value', { tolerations, nodeSelector: { class: 'cpu' } }, false],
  ['a selector of a label that is not there', { tolerations, nodeSelector: { zone: 'a' } }, false],
  ['one of several values', requiring([gpuClass]), true],
  ['one of two terms', requiring([{ key: 'zone', operator: 'Exists' }], [gpuClass]), true],
  [
    'two expressions of one term, of which one fails',
    requiring([gpuClass, { key: 'zone', operator: 'Exists' }]),
    false,
  ],
  ['a value ruled out', requiring([{ key: 'class', operator: 'NotIn', values: ['gpu'] }]), false],
  ['a label ruled out that is not there', requiring([{ key: 'zone', operator: 'DoesNotExist' }]), true],
  ['a term without expressions, which matches no node', requiring([]), false],
  ['an operator that nobody knows', requiring([{ key: 'class', operator: 'Like', values: ['g*'] }]), false],
])('%s: lands %s', (_, spec, lands) => {
  expect(canLand(spec, offer)).toBe(lands);
});

test('a pod lands on the instance types that it names', () => {
  const expression = {
    key: 'node.kubernetes.io/instance-type',
    operator: 'In',
    values: ['g6e.4xlarge', 'p5.48xlarge'],
  };
  expect(landingTypes(requiring([expression]), offer)).toEqual(['g6e.4xlarge']);
  expect(landingTypes(requiring([gpuClass]), offer)).toEqual(['g6e.xlarge', 'g6e.4xlarge']);
});

const taint = { key: 'gpu', value: 'true', effect: 'NoSchedule' };

test.each<readonly [string, Plain, boolean]>([
  ['the same key and value', { key: 'gpu', operator: 'Equal', value: 'true' }, true],
  ['equal where no operator is said', { key: 'gpu', value: 'true' }, true],
  ['another value', { key: 'gpu', value: 'false' }, false],
  ['another effect', { key: 'gpu', value: 'true', effect: 'NoExecute' }, false],
  ['any value of the key', { key: 'gpu', operator: 'Exists' }, true],
  ['any key', { operator: 'Exists' }, true],
  ['another key', { key: 'cpu', operator: 'Exists' }, false],
])('a toleration with %s: %s', (_, toleration, expected) => {
  expect(tolerates(toleration, taint)).toBe(expected);
});
