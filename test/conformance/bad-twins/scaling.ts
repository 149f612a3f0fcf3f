import type { BadTwin } from './bad-twin';

/** Scalers, monitors and rules. KEDA's definitions accept much that only its webhook refuses, which does not run here. */
export const scalingTwins: readonly BadTwin[] = [
  {
    broken: 'trigger without a type',
    kind: 'ScaledObject',
    break: ({ spec }) => {
      delete spec.triggers[0].type;
    },
    reason: /spec\.triggers\[0\]\.type: Required value/,
  },
  {
    broken: 'threshold as a number',
    kind: 'ScaledObject',
    break: ({ spec }) => {
      spec.triggers[0].metadata.threshold = 1;
    },
    reason: /threshold: expected string/,
  },
  {
    broken: 'scaler of nothing',
    kind: 'ScaledObject',
    break: ({ spec }) => {
      delete spec.scaleTargetRef;
    },
    reason: /spec\.scaleTargetRef: Required value/,
  },
  {
    broken: 'fallback without a number of replicas',
    kind: 'ScaledObject',
    of: ({ spec }) => spec.fallback !== undefined,
    break: ({ spec }) => {
      delete spec.fallback.replicas;
    },
    reason: /spec\.fallback\.replicas: Required value/,
  },
  {
    broken: 'fallback of a kind that does not exist',
    kind: 'ScaledObject',
    of: ({ spec }) => spec.fallback !== undefined,
    break: ({ spec }) => {
      spec.fallback.behavior = 'currentReplicas If Higher';
    },
    reason: /spec\.fallback\.behavior: Unsupported value/,
  },
  {
    broken: 'identity of a cloud that does not exist',
    kind: 'TriggerAuthentication',
    break: ({ spec }) => {
      spec.podIdentity.provider = 'amazon';
    },
    reason: /spec\.podIdentity\.provider: Unsupported value: "amazon"/,
  },
  {
    broken: 'relabelling that does not exist',
    kind: 'PodMonitor',
    of: ({ spec }) => spec.podMetricsEndpoints?.[0]?.relabelings?.length > 0,
    break: ({ spec }) => {
      spec.podMetricsEndpoints[0].relabelings[0].action = 'swap';
    },
    reason: /relabelings\[0\]\.action: Unsupported value: "swap"/,
  },
  {
    broken: 'interval without a unit',
    kind: 'PodMonitor',
    break: ({ spec }) => {
      spec.podMetricsEndpoints[0].interval = '30';
    },
    reason: /podMetricsEndpoints\[0\]\.interval: Invalid value: "30"/,
  },
  {
    broken: 'alert that waits in words',
    kind: 'PrometheusRule',
    break: ({ spec }) => {
      spec.groups[0].rules[0].for = 'five minutes';
    },
    reason: /rules\[0\]\.for: Invalid value: "five minutes"/,
  },
  {
    broken: 'two groups of one name',
    kind: 'PrometheusRule',
    break: ({ spec }) => {
      spec.groups = [spec.groups[0], spec.groups[0]];
    },
    reason: /spec\.groups: duplicate entries for key \[name=/,
  },
];
