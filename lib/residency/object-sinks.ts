import { isRecord, type PlacedObject, type Plain, recordAt, textAt } from '#evidence';
import type { ObjectIndex } from './object-index';
import type { Sink } from './sink';
import { type FoundValue, valuesAt } from './values-at';

/** A sink with the object that names it. */
export interface ObjectSink {
  readonly object: PlacedObject;
  readonly sink: Sink;
}

/** Every sink that a Kubernetes object names. */
export function objectSinks(index: ObjectIndex): readonly ObjectSink[] {
  const of = (apiKind: string, sinks: (object: PlacedObject) => readonly Sink[]) =>
    index.ofKind(apiKind).flatMap((object) => sinks(object).map((sink) => ({ object, sink })));
  return [
    ...of('keda.sh/ScaledObject', scalerSinks),
    ...of('keda.sh/TriggerAuthentication', authenticationSinks),
    ...of('external-secrets.io/SecretStore', storeSinks),
    ...of('external-secrets.io/ExternalSecret', (object) => secretSinks(object, index)),
    ...of('gateway.envoyproxy.io/EnvoyProxy', (object) => [
      ...hosts(object.object, ...telemetry.map((path) => `${path}.host`)),
      ...references(object, index, ...telemetry.map((path) => `${path}.backendRefs.*`)),
    ]),
    ...of('gateway.envoyproxy.io/SecurityPolicy', (object) =>
      references(object, index, 'spec.extAuth.http.backendRefs.*', 'spec.extAuth.grpc.backendRefs.*'),
    ),
    ...of('gateway.envoyproxy.io/EnvoyExtensionPolicy', (object) =>
      references(object, index, 'spec.extProc.*.backendRefs.*'),
    ),
  ];
}

/** Where Envoy Gateway 1.8.3 lets Envoys tell something (its EnvoyProxy definition). */
const telemetry = [
  'spec.telemetry.accessLog.settings.*.sinks.*.openTelemetry',
  'spec.telemetry.accessLog.settings.*.sinks.*.als',
  'spec.telemetry.metrics.sinks.*.openTelemetry',
  'spec.telemetry.tracing.provider',
] as const;

/**
 * Types of triggers whose fields are read here (keda.sh/docs, scalers, 2026-11); a clock asks nobody. An address that a trigger takes
 * from the environment of its target is read there, as any text.
 */
const judgedTriggers: readonly string[] = ['prometheus', 'aws-sqs-queue', 'cron'];

/** Fields that say whom a scaler asks. */
const triggerFields = {
  serverAddress: 'host',
  queueURL: 'host',
  awsRegion: 'region',
  awsEndpoint: 'host',
} as const;

function scalerSinks({ object }: PlacedObject): readonly Sink[] {
  return valuesAt(object, 'spec.triggers.*').flatMap(({ property, value }) => {
    const type = textAt(value, 'type') ?? '';
    const asked = Object.entries(triggerFields).flatMap(([field, form]): readonly Sink[] => {
      const text = textAt(value, 'metadata', field);
      return text === null ? [] : [{ form, property: `${property}.metadata.${field}`, value: text }];
    });
    if (judgedTriggers.includes(type)) return asked;
    return [...asked, { form: 'unjudged', property: `${property}.type`, value: `a trigger "${type}"` }];
  });
}

/** Of the many places that credentials can come from, the pod's own identity leads nowhere else. */
function authenticationSinks({ object }: PlacedObject): readonly Sink[] {
  return Object.keys(recordAt(object, 'spec'))
    .filter((source) => source !== 'podIdentity')
    .map((source) => ({ form: 'unjudged', property: `spec.${source}`, value: `credentials from ${source}` }));
}

function storeSinks({ object }: PlacedObject): readonly Sink[] {
  const others = Object.keys(recordAt(object, 'spec', 'provider')).filter((provider) => provider !== 'aws');
  return [
    ...others.map(
      (provider): Sink => ({
        form: 'unjudged',
        property: `spec.provider.${provider}`,
        value: `a store of ${provider}`,
      }),
    ),
    ...valuesAt(object, 'spec.provider.aws.region').map(
      ({ property, value }): Sink => ({
        form: 'region',
        property,
        value: String(value),
      }),
    ),
  ];
}

/** A store of the namespace; one of the whole cluster, or a source beside the store, could be anywhere. */
function secretSinks(object: PlacedObject, index: ObjectIndex): readonly Sink[] {
  const stores = ['spec.secretStoreRef', 'spec.data.*.sourceRef.storeRef', 'spec.dataFrom.*.sourceRef.storeRef'];
  return stores
    .flatMap((path) => valuesAt(object.object, path))
    .map(({ property, value }) => {
      const kind = textAt(value, 'kind') ?? 'SecretStore';
      const name = textAt(value, 'name') ?? '';
      const isThere =
        kind === 'SecretStore' && index.beside(object, 'external-secrets.io/SecretStore', name) !== undefined;
      return { form: 'reference', property: `${property}.name`, value: `the ${kind} ${name}`, isThere };
    });
}

/** Where the Backend leads, `foreign-backend` says; here it has to be one that is rendered. */
function references(object: PlacedObject, index: ObjectIndex, ...paths: readonly string[]): readonly Sink[] {
  return found(object.object, paths).map(({ property, value }): Sink => {
    const kind = textAt(value, 'kind') ?? 'Service';
    const name = textAt(value, 'name') ?? '';
    const isElsewhere = (textAt(value, 'namespace') ?? object.namespace) !== object.namespace;
    const isThere = index.beside(object, `${textAt(value, 'group') ?? ''}/${kind}`, name) !== undefined;
    return {
      form: 'reference',
      property: `${property}.name`,
      value: `the ${kind} ${name}`,
      isThere: isThere && !isElsewhere,
    };
  });
}

function hosts(object: Plain, ...paths: readonly string[]): readonly Sink[] {
  return found(object, paths).map(({ property, value }) => ({ form: 'host', property, value: String(value) }));
}

function found(object: Plain, paths: readonly string[]): readonly FoundValue[] {
  return paths
    .flatMap((path) => valuesAt(object, path))
    .filter(({ value }) => isRecord(value) || typeof value === 'string');
}
