import type { BadTwin } from './bad-twin';

/** What namespaces, nodes, certificates and deliveries are made of. */
export const platformTwins: readonly BadTwin[] = [
  {
    broken: 'security level that does not exist',
    kind: 'Namespace',
    break: ({ metadata }) => {
      metadata.labels['pod-security.kubernetes.io/enforce'] = 'strict';
    },
    reason: /must be one of privileged, baseline, restricted/,
  },
  {
    broken: 'port zero',
    kind: 'Service',
    break: ({ spec }) => {
      spec.ports[0].port = 0;
    },
    reason: /spec\.ports\[0\]\.port: Invalid value: 0: must be between 1 and 65535/,
  },
  {
    broken: 'direction in small letters',
    kind: 'NetworkPolicy',
    break: ({ spec }) => {
      spec.policyTypes = ['egress'];
    },
    reason: /spec\.policyTypes\[0\]: Unsupported value: "egress"/,
  },
  {
    broken: 'network of 33 bits',
    kind: 'NetworkPolicy',
    break: ({ spec }) => {
      spec.egress = [{ to: [{ ipBlock: { cidr: '10.0.0.0/33' } }] }];
    },
    reason: /must be a valid CIDR/,
  },
  {
    broken: 'priority changed on a standing class',
    kind: 'PriorityClass',
    as: 'update',
    break: (copy) => {
      copy.value += 1;
    },
    reason: /may not be changed in an update/,
  },
  {
    broken: 'priority of the system',
    kind: 'PriorityClass',
    break: (copy) => {
      copy.value = 2_000_000_000;
    },
    reason: /maximum allowed value of a user defined priority is 1000000000/,
  },
  {
    broken: 'rule without verbs',
    kind: 'Role',
    break: (copy) => {
      copy.rules[0].verbs = [];
    },
    reason: /verbs must contain at least one value/,
  },
  {
    broken: 'role changed on a standing binding',
    kind: 'RoleBinding',
    as: 'update',
    break: ({ roleRef }) => {
      roleRef.name = 'other';
    },
    reason: /cannot change roleRef/,
  },
  {
    broken: 'number where a text belongs',
    kind: 'ConfigMap',
    break: ({ data }) => {
      data.number = 1;
    },
    reason: /data\.number: expected string/,
  },
  {
    broken: 'quota below zero',
    kind: 'ResourceQuota',
    break: ({ spec }) => {
      spec.hard = { 'requests.cpu': '-1' };
    },
    reason: /must be greater than or equal to 0/,
  },
  {
    broken: 'weight above 100',
    kind: 'NodePool',
    break: ({ spec }) => {
      spec.weight = 101;
    },
    reason: /spec\.weight: Invalid value: 101: spec\.weight in body should be less than or equal to 100/,
  },
  {
    broken: "label that is Karpenter's own",
    kind: 'NodePool',
    break: ({ spec }) => {
      spec.template.metadata.labels['karpenter.sh/registered'] = 'true';
    },
    reason: /label domain "karpenter\.sh" is restricted/,
  },
  {
    broken: 'requirement of no values',
    kind: 'NodePool',
    break: ({ spec }) => {
      spec.template.spec.requirements[0].values = [];
    },
    reason: /requirements with operator 'In' must have a value defined/,
  },
  {
    broken: 'budget above 100 %',
    kind: 'NodePool',
    break: ({ spec }) => {
      spec.disruption.budgets = [{ nodes: '110%' }];
    },
    reason: /spec\.disruption\.budgets\[0\]\.nodes: Invalid value: "110%"/,
  },
  {
    broken: 'duration without its schedule',
    kind: 'NodePool',
    break: ({ spec }) => {
      spec.disruption.budgets = [{ nodes: '10%', duration: '1h' }];
    },
    reason: /'schedule' must be set with 'duration'/,
  },
  {
    broken: 'no machine image',
    kind: 'EC2NodeClass',
    break: ({ spec }) => {
      spec.amiSelectorTerms = [];
    },
    reason: /spec\.amiSelectorTerms/,
  },
  {
    broken: 'two root volumes',
    kind: 'EC2NodeClass',
    break: ({ spec }) => {
      const [device] = spec.blockDeviceMappings;
      spec.blockDeviceMappings = [device, { ...device, deviceName: '/dev/xvdb' }];
    },
    reason: /must have only one blockDeviceMappings with rootVolume/,
  },
  {
    broken: 'metadata service without tokens, misspelt',
    kind: 'EC2NodeClass',
    break: ({ spec }) => {
      spec.metadataOptions.httpTokens = 'none';
    },
    reason: /spec\.metadataOptions\.httpTokens: Unsupported value: "none"/,
  },
  {
    broken: 'key of an algorithm that does not exist',
    kind: 'Certificate',
    break: ({ spec }) => {
      spec.privateKey.algorithm = 'DSA';
    },
    reason: /spec\.privateKey\.algorithm: Unsupported value: "DSA"/,
  },
  {
    broken: 'certificate without an issuer',
    kind: 'Certificate',
    break: ({ spec }) => {
      delete spec.issuerRef;
    },
    reason: /spec\.issuerRef: Required value/,
  },
  {
    broken: 'target that is neither address nor instance',
    kind: 'TargetGroupBinding',
    break: ({ spec }) => {
      spec.targetType = 'pod';
    },
    reason: /spec\.targetType: Unsupported value: "pod"/,
  },
  {
    broken: 'secret that is fetched sometimes',
    kind: 'ExternalSecret',
    break: ({ spec }) => {
      spec.refreshPolicy = 'Sometimes';
    },
    reason: /spec\.refreshPolicy: Unsupported value: "Sometimes"/,
  },
  {
    broken: 'Application of no project',
    kind: 'Application',
    break: ({ spec }) => {
      delete spec.project;
    },
    reason: /spec\.project: Required value/,
  },
];
