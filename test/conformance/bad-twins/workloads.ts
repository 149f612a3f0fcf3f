import type { BadTwin } from './bad-twin';

const IMMUTABLE = /field is immutable/;

/** Pods and what makes them: schemas, cross-field checks, Pod Security, admission. */
export const workloadTwins: readonly BadTwin[] = [
  {
    broken: 'selector that does not match the pods',
    kind: 'Deployment',
    break: ({ spec }) => {
      spec.template.metadata.labels = { other: 'label' };
    },
    reason: /`selector` does not match template `labels`/,
  },
  {
    broken: 'selector changed on a standing Deployment',
    kind: 'Deployment',
    as: 'update',
    break: ({ spec }) => {
      spec.selector.matchLabels.more = spec.template.metadata.labels.more = 'labels';
    },
    reason: IMMUTABLE,
  },
  {
    broken: 'misspelt field of a container',
    kind: 'Deployment',
    break: ({ spec }) => {
      spec.template.spec.containers[0].resource = {};
    },
    reason: /containers\[.*\]\.resource: field not declared in schema/,
  },
  {
    broken: 'memory with a unit that does not exist',
    kind: 'Deployment',
    break: ({ spec }) => {
      spec.template.spec.containers[0].resources.requests.memory = '2Gib';
    },
    reason: /quantities must match the regular expression/,
  },
  {
    broken: 'request above its limit',
    kind: 'Deployment',
    break: ({ spec }) => {
      spec.template.spec.containers[0].resources = { requests: { memory: '2Gi' }, limits: { memory: '1Gi' } };
    },
    reason: /requests: Invalid value: "2Gi": must be less than or equal to memory limit of 1Gi/,
  },
  {
    broken: 'GPU requested without a limit',
    kind: 'Deployment',
    of: ({ spec }) => 'nvidia.com/gpu' in (spec.template.spec.containers[0].resources?.limits ?? {}),
    break: ({ spec }) => {
      delete spec.template.spec.containers[0].resources.limits['nvidia.com/gpu'];
      spec.template.spec.containers[0].resources.requests['nvidia.com/gpu'] = '1';
    },
    reason: /Limit must be set for non overcommitable resources/,
  },
  {
    broken: 'port above 65535',
    kind: 'Deployment',
    of: ({ spec }) => spec.template.spec.containers[0].ports?.length > 0,
    break: ({ spec }) => {
      spec.template.spec.containers[0].ports[0].containerPort = 80_000;
    },
    reason: /must be between 1 and 65535/,
  },
  {
    broken: 'privileged container (the Deployment is only warned of)',
    kind: 'Deployment',
    break: ({ spec }) => {
      Object.assign(spec.template.spec.containers[0].securityContext, {
        privileged: true,
        allowPrivilegeEscalation: true,
      });
    },
    reason: /would violate PodSecurity "restricted:v[\d.]+": .*privileged/,
  },
  {
    broken: 'no seccomp profile (the Deployment is only warned of)',
    kind: 'Deployment',
    break: ({ spec }) => {
      delete spec.template.spec.securityContext.seccompProfile;
    },
    reason: /would violate PodSecurity "restricted:v[\d.]+": seccompProfile/,
  },
  {
    broken: 'pod on the network of its node',
    kind: 'Deployment',
    as: 'pod',
    break: ({ spec }) => {
      spec.hostNetwork = true;
    },
    reason: /violates PodSecurity "restricted:v[\d.]+": host namespaces/,
  },
  {
    broken: 'pod that runs as root',
    kind: 'Deployment',
    as: 'pod',
    break: ({ spec }) => {
      spec.securityContext.runAsUser = 0;
    },
    reason: /violates PodSecurity "restricted:v[\d.]+": runAsUser=0/,
  },
  {
    broken: 'pod that keeps its capabilities',
    kind: 'Deployment',
    as: 'pod',
    break: ({ spec }) => {
      delete spec.containers[0].securityContext.capabilities;
    },
    reason: /violates PodSecurity "restricted:v[\d.]+": unrestricted capabilities/,
  },
  {
    broken: 'pod with a folder of its node',
    kind: 'Deployment',
    as: 'pod',
    break: ({ spec }) => {
      spec.volumes = [...(spec.volumes ?? []), { name: 'node', hostPath: { path: '/' } }];
    },
    reason: /violates PodSecurity "restricted:v[\d.]+": restricted volume types/,
  },
  {
    broken: 'pod of a service account that nobody makes',
    kind: 'Deployment',
    as: 'pod',
    break: ({ spec }) => {
      spec.serviceAccountName = 'nobody';
    },
    reason: /serviceaccount "nobody" not found/,
  },
  {
    broken: 'pod of a priority class that nobody makes',
    kind: 'Deployment',
    as: 'pod',
    break: ({ spec }) => {
      spec.priorityClassName = 'nothing';
    },
    reason: /no PriorityClass with name nothing was found/,
  },
  {
    broken: 'volume mounted that the pod does not have',
    kind: 'Deployment',
    as: 'pod',
    break: ({ spec }) => {
      spec.containers[0].volumeMounts = [{ name: 'nothing', mountPath: '/nothing' }];
    },
    reason: /volumeMounts\[0\]\.name: Not found: "nothing"/,
  },
  {
    broken: 'probe that may fail less than never',
    kind: 'Deployment',
    as: 'pod',
    break: ({ spec }) => {
      spec.containers[0].livenessProbe = { httpGet: { path: '/', port: 1 }, failureThreshold: -1 };
    },
    reason: /failureThreshold: Invalid value: -1: must be greater than or equal to 0/,
  },
  {
    broken: 'update of which no pod may go and none may come',
    kind: 'DaemonSet',
    break: ({ spec }) => {
      spec.updateStrategy = { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 0 } };
    },
    reason: /cannot be 0 when maxSurge is 0/,
  },
  {
    broken: 'size of a multi-node replica in words',
    kind: 'LeaderWorkerSet',
    break: ({ spec }) => {
      spec.leaderWorkerTemplate.size = 'two';
    },
    reason: /leaderWorkerTemplate\.size: expected numeric/,
  },
  {
    broken: 'start of workers that does not exist',
    kind: 'LeaderWorkerSet',
    break: ({ spec }) => {
      spec.startupPolicy = 'LeaderFirst';
    },
    reason: /spec\.startupPolicy: Unsupported value: "LeaderFirst"/,
  },
  {
    broken: 'both bounds of a disruption budget',
    kind: 'PodDisruptionBudget',
    break: ({ spec }) => {
      Object.assign(spec, { minAvailable: 1, maxUnavailable: 1 });
    },
    reason: /minAvailable and maxUnavailable cannot be both set/,
  },
];
