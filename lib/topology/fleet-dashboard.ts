import { poolLabel } from './engine-series';
import type { Dashboard, DashboardRow } from './monitoring';
import { cluster } from './names';
import { panel } from './panel';

const { models } = cluster.namespaces;

const bytesPerMiB = 1_048_576;

/** Machines and replicas: what there is, what is wanted, what is lost. */
export function fleetDashboard(running: string, hasGpus: boolean): Dashboard {
  return {
    uid: 'meridian-fleet',
    title: 'Meridian: fleet',
    description: 'Replicas, nodes and GPUs of the Region: what is wanted, what there is, what was refused or lost.',
    rangeHours: 24,
    refreshSeconds: 60,
    variables: [],
    rows: [replicas(running), nodes(), ...(hasGpus ? [gpus()] : [])],
  };
}

function replicas(running: string): DashboardRow {
  return {
    title: 'Replicas',
    panels: [
      panel('Engines that answer', 'count', {
        description: 'By pool; an engine counts once it has loaded its model.',
        queries: { [`{{${poolLabel}}}`]: `count by (${poolLabel}) (${running})` },
      }),
      panel('Replicas wanted and ready', 'count', {
        description: 'Of Deployments; the difference is starting, pending or broken.',
        queries: {
          '{{deployment}} wanted': `sum by (deployment) (kube_deployment_spec_replicas{namespace="${models}"})`,
          '{{deployment}} ready': `sum by (deployment) (kube_deployment_status_replicas_ready{namespace="${models}"})`,
        },
      }),
      panel('Pending pods', 'count', {
        description: 'Those of headroom are meant to be pending while nodes are full.',
        queries: { '{{namespace}}': 'sum by (namespace) (kube_pod_status_phase{phase="Pending"}) > 0' },
      }),
    ],
  };
}

function nodes(): DashboardRow {
  return {
    title: 'Nodes',
    panels: [
      panel('vCPUs by node pool', 'count', {
        description: 'What Karpenter has started, and how far it may go.',
        queries: {
          '{{nodepool}}': 'sum by (nodepool) (karpenter_nodepools_usage{resource_type="cpu"})',
          '{{nodepool}} limit': 'sum by (nodepool) (karpenter_nodepools_limit{resource_type="cpu"})',
        },
      }),
      panel('Nodes asked for, an hour', 'count', {
        description: 'By node pool.',
        queries: { '{{nodepool}}': 'sum by (nodepool) (increase(karpenter_nodeclaims_created_total[1h]))' },
      }),
      panel('Nodes refused or taken, an hour', 'count', {
        description: 'By reason: insufficient capacity at the launch, interruption, consolidation, expiry, drift.',
        queries: {
          '{{nodepool}} {{reason}}': 'sum by (nodepool, reason) (increase(karpenter_nodeclaims_disrupted_total[1h]))',
        },
      }),
    ],
  };
}

function gpus(): DashboardRow {
  return {
    title: 'GPUs',
    panels: [
      panel('GPU use', 'share', {
        description: 'Share of time in which a kernel ran; it says little about how much of the GPU the kernel used.',
        queries: { '{{modelName}}': 'avg by (modelName) (DCGM_FI_DEV_GPU_UTIL) / 100' },
      }),
      panel('GPU memory in use', 'bytes', {
        description: 'By model of GPU; an engine takes nearly all of it when it starts.',
        queries: { '{{modelName}}': `sum by (modelName) (DCGM_FI_DEV_FB_USED) * ${bytesPerMiB}` },
      }),
      panel('Last XID error', 'count', {
        description: 'Number of the last error of a GPU; 0: none. NVIDIA lists what the numbers mean.',
        queries: { '{{Hostname}} {{gpu}}': 'max by (Hostname, gpu) (DCGM_FI_DEV_XID_ERRORS) > 0' },
      }),
    ],
  };
}
