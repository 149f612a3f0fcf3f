import { isRecord, type PlacedRelease, type Plain, recordAt, textAt } from '#evidence';
import type { Sink } from './sink';
import { valuesAt } from './values-at';

/** Every sink that the values of a Helm release name. */
export function releaseSinks({ chart, values }: PlacedRelease): readonly Sink[] {
  return sinksOf[chart]?.(values) ?? [];
}

/** Charts whose programs send something: metrics and alerts, access logs and traces, counters. */
const sinksOf: Readonly<Record<string, (values: Plain) => readonly Sink[]>> = {
  'kube-prometheus-stack': (values) => [...remoteSinks(values), ...receiverSinks(values)],
  'opentelemetry-collector': exporterSinks,
  'gateway-helm': (values) => [
    ...texts(values, 'host', 'config.envoyGateway.extensionManager.service.fqdn.hostname'),
    ...texts(values, 'host', 'config.envoyGateway.rateLimit.backend.redis.url'),
  ],
  'aws-load-balancer-controller': (values) => texts(values, 'region', 'region'),
};

function remoteSinks(values: Plain): readonly Sink[] {
  const spec = 'prometheus.prometheusSpec';
  return ['remoteWrite', 'remoteRead'].flatMap((list) => [
    ...texts(values, 'host', `${spec}.${list}.*.url`),
    ...texts(values, 'host', `${spec}.${list}.*.proxyUrl`),
    ...texts(values, 'region', `${spec}.${list}.*.sigv4.region`),
  ]);
}

/** Alertmanager knows many ways to tell somebody; topics of the Region are the one that has been judged. */
function receiverSinks(values: Plain): readonly Sink[] {
  const receivers = 'alertmanager.config.receivers.*';
  const others = valuesAt(values, receivers).flatMap(({ property, value }) =>
    Object.keys(isRecord(value) ? value : {})
      .filter((field) => field !== 'name' && field !== 'sns_configs')
      .map((field): Sink => ({ form: 'unjudged', property: `${property}.${field}`, value: `alerts by ${field}` })),
  );
  return [
    ...others,
    ...texts(values, 'region', `${receivers}.sns_configs.*.sigv4.region`),
    ...texts(values, 'host', `${receivers}.sns_configs.*.api_url`),
  ];
}

/** Exporters of the collector whose Region says where they send (opentelemetry-collector-contrib 0.158). */
const judgedExporters: readonly string[] = ['awscloudwatchlogs', 'awsxray'];

/** `awsxray/second` is an exporter of the type before the slash. */
function exporterSinks(values: Plain): readonly Sink[] {
  return ['alternateConfig', 'config'].flatMap((config) =>
    Object.keys(recordAt(values, config, 'exporters')).flatMap((name): readonly Sink[] => {
      const property = `${config}.exporters.${name}`;
      const exporter = recordAt(values, config, 'exporters', name);
      if (!judgedExporters.includes(name.replace(/\/.*$/, ''))) {
        return [{ form: 'unjudged', property, value: `the exporter ${name}` }];
      }
      const region = textAt(exporter, 'region');
      const endpoint = textAt(exporter, 'endpoint');
      return [
        region === null
          ? { form: 'unjudged', property, value: `the exporter ${name} without a Region` }
          : { form: 'region', property: `${property}.region`, value: region },
        ...(endpoint === null ? [] : [{ form: 'host', property: `${property}.endpoint`, value: endpoint } as const]),
      ];
    }),
  );
}

function texts(values: Plain, form: 'host' | 'region', path: string): readonly Sink[] {
  return valuesAt(values, path).flatMap(({ property, value }) =>
    typeof value === 'string' ? [{ form, property, value }] : [],
  );
}
