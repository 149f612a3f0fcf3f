import { bucketName, fields, regionalName } from './fields';
import { decided, type Origins, originsOf } from './origin';

const source = 'lib/topology/resolve-components.ts';
const catalog = 'regions/catalog/components.ts';
const controllers = 'lib/topology/controller-component-values.ts';
const telemetry = 'lib/topology/telemetry-component-values.ts';
const gateway = 'lib/topology/gateway-component-values.ts';
const choice = 'values of the chart: highly available in production, one of each in a demo';

/** Where the facts of components, definitions and secrets come from. */
export const componentOrigins: Origins = originsOf('jurisdictions.regions', {
  ...originsOf('components', {
    name: decided(source, 'what this deployment has a use for'),
    chart: decided(catalog, "the catalogue's chart"),
    repository: decided(catalog, "the catalogue's repository"),
    version: decided(catalog, "the catalogue's version"),
    licence: decided(catalog, 'its licence'),
    purpose: decided(catalog, 'its purpose'),
    namespace: decided(source, 'the namespace that its chart documents'),
    order: decided(source, 'definitions, then what makes secrets, then controllers, then what stands on those'),
    ...originsOf('values', {
      '': decided(controllers, choice, 'kind'),
      region: decided(controllers, '<region>', fields.region),
      clusterName: decided(controllers, '<deployment>-<region>', ...regionalName),
      'vpcTags.Name': decided(controllers, '<deployment>-<region>', ...regionalName),
      'settings.clusterName': decided(controllers, '<deployment>-<region>', ...regionalName),
      'settings.interruptionQueue': decided(controllers, '<deployment>-<region>-interruption', ...regionalName),
      config: decided(gateway, 'how Envoy Gateway is run', 'kind'),
      'config.envoyGateway.rateLimit.backend.redis.url': decided(
        gateway,
        'the cache in production, a Valkey of its own in a demo',
        ...regionalName,
        'kind',
      ),
      'extraManifests.parameters.kmsKeyId': decided(
        telemetry,
        "the jurisdiction's key in the Region",
        ...bucketName,
        fields.jurisdiction,
      ),
      alertmanager: decided(telemetry, choice, 'kind'),
      'alertmanager.config.receivers.sns_configs.topic_arn': decided(
        'lib/topology/alert-routing.ts',
        '<deployment>-<region>-<severity>',
        ...bucketName,
      ),
      'alertmanager.config.receivers.sns_configs.sigv4.region': decided(
        'lib/topology/alert-routing.ts',
        '<region>',
        fields.region,
      ),
      'alertmanager.config.receivers.sns_configs.message': decided(
        'lib/topology/alert-routing.ts',
        'what is wrong and where',
        fields.region,
      ),
      prometheus: decided(telemetry, choice, 'kind'),
      'prometheus.prometheusSpec.externalLabels.deployment': decided(telemetry, '<deployment>', 'name'),
      'prometheus.prometheusSpec.externalLabels.jurisdiction': decided(
        telemetry,
        '<jurisdiction>',
        fields.jurisdiction,
      ),
      'prometheus.prometheusSpec.externalLabels.region': decided(telemetry, '<region>', fields.region),
      'prometheus.prometheusSpec.externalLabels.cluster': decided(telemetry, '<deployment>-<region>', ...regionalName),
      'prometheus.prometheusSpec.remoteWrite.url': decided(telemetry, "the Region's workspace", fields.region, 'kind'),
      'prometheus.prometheusSpec.remoteWrite.sigv4.region': decided(telemetry, '<region>', fields.region, 'kind'),
      alternateConfig: decided(telemetry, 'what the collector takes, and where it sends it', 'kind'),
      'alternateConfig.exporters.awsxray.region': decided(telemetry, '<region>', fields.region, 'kind'),
      'alternateConfig.exporters.awscloudwatchlogs.region': decided(telemetry, '<region>', fields.region, 'kind'),
      'alternateConfig.exporters.awscloudwatchlogs.log_group_name': decided(
        telemetry,
        '/meridian/<deployment>/<region>/access',
        ...regionalName,
        'kind',
      ),
    }),
  }),
  definitions: decided('lib/topology/resolve-definitions.ts', "what the pools' pickers read", 'routing.pickerDialect'),
  ...originsOf('secrets', {
    '': decided('lib/topology/resolve-cluster-secrets.ts', 'addresses that AWS draws, in production', 'kind'),
    'entries.parameter': decided(
      'lib/topology/names.ts',
      '/meridian/<deployment>/<region>/<purpose>',
      ...regionalName,
      'kind',
    ),
  }),
});
