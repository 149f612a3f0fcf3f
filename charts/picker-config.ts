import { Yaml } from 'cdk8s';
import type { Picker } from '#topology';
import { sortedJson } from './sorted-json';

/** The picker's own configuration file: how it rates engines, and how it holds requests back. */
export function pickerConfig({ configVersion, scheduling, flowControl }: Picker): string {
  const { scorers, choice } = scheduling;
  return Yaml.stringify(
    sortedJson({
      apiVersion: configVersion,
      kind: 'EndpointPickerConfig',
      featureGates: [flowControl.gate],
      plugins: [
        ...scorers.map(({ plugin }) => ({ type: plugin })),
        { type: choice },
        { type: flowControl.fairness },
        detector({ scheduling, flowControl }),
      ],
      schedulingProfiles: [
        {
          name: 'default',
          plugins: [...scorers.map(({ plugin, weight }) => ({ pluginRef: plugin, weight })), { pluginRef: choice }],
        },
      ],
      flowControl: {
        defaultRequestTTL: `${flowControl.queueSeconds}s`,
        priorityBands: flowControl.bands.map(({ priority, maxRequests, maxMiB }) => ({
          priority,
          maxRequests: String(maxRequests),
          maxBytes: `${maxMiB}Mi`,
          fairnessPolicyRef: flowControl.fairness,
        })),
      },
    }),
  );
}

/** Both pickers take the plugin of this type for their detector without being told. */
function detector({ scheduling, flowControl: { detector: type, fullAt } }: Pick<Picker, 'scheduling' | 'flowControl'>) {
  return {
    type,
    parameters: {
      queueDepthThreshold: fullAt.waiting,
      kvCacheUtilThreshold: fullAt.kvCacheUse,
      metricsStalenessThreshold: `${scheduling.staleAfterMs}ms`,
    },
  };
}
