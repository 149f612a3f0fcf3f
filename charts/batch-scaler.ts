import type { Chart } from 'cdk8s';
import type { BatchWorker } from '#topology';
import { ScaledObject, TriggerAuthentication } from './imports/keda.sh';

/**
 * KEDA's rule for the batch worker, and as whom it asks the queue. Without a fallback: while the queue cannot be asked, what runs
 * goes on running.
 */
export function addBatchScaler(chart: Chart, { name, namespace, scaling }: BatchWorker): void {
  const { authentication, scaler } = scaling;
  new TriggerAuthentication(chart, 'authentication', {
    metadata: { name: authentication, namespace },
    spec: { podIdentity: { provider: 'aws', identityOwner: 'keda' } },
  });
  new ScaledObject(chart, 'scaler', {
    metadata: { name: scaler, namespace },
    spec: {
      scaleTargetRef: { name },
      minReplicaCount: scaling.minReplicas,
      maxReplicaCount: scaling.maxReplicas,
      pollingInterval: scaling.pollSeconds,
      cooldownPeriod: scaling.cooldownSeconds,
      advanced: {
        horizontalPodAutoscalerConfig: {
          behavior: { scaleDown: { stabilizationWindowSeconds: scaling.downWindowSeconds } },
        },
      },
      triggers: [
        {
          type: 'aws-sqs-queue',
          authenticationRef: { name: authentication },
          metadata: {
            queueURL: scaling.queueUrl,
            awsRegion: scaling.awsRegion,
            queueLength: String(scaling.messagesPerReplica),
            scaleOnInFlight: String(scaling.countsInFlight),
          },
        },
      ],
    },
  });
}
