import * as pulumi from '@pulumi/pulumi';
import type { JsonObject } from '#topology';
import { logicalName } from './logical-name';

/**
 * Kinds that the provider would hold up the next step for, until pods are ready or a Service has endpoints. `kubectl` does not wait
 * for them either: an engine takes its time to load, and a Region whose nodes come late must still get its scalers and gateway.
 */
const waitedFor: ReadonlySet<unknown> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'Service']);

/** One rendered object, as it is: fields that the provider's own classes do not know stay, amounts stay text. */
export class KubernetesObject extends pulumi.CustomResource {
  constructor(object: JsonObject, options: pulumi.CustomResourceOptions) {
    const inputs = object.kind === 'Secret' ? hidden(object) : object;
    super(
      typeToken(object),
      logicalName(object),
      { ...(waitedFor.has(object.kind) ? unwaited(inputs) : inputs) },
      options,
    );
  }
}

/** The core group has no name in an API version, and `core` in Pulumi. */
function typeToken({ apiVersion, kind }: JsonObject): string {
  const version = String(apiVersion);
  return `kubernetes:${version.includes('/') ? version : `core/${version}`}:${kind}`;
}

/** Pulumi encrypts what is marked in its state, and shows none of it. */
function hidden({ data, stringData, ...rest }: JsonObject): pulumi.Inputs {
  return {
    ...rest,
    ...(data === undefined ? {} : { data: pulumi.secret<unknown>(data) }),
    ...(stringData === undefined ? {} : { stringData: pulumi.secret<unknown>(stringData) }),
  };
}

function unwaited({ metadata, ...rest }: pulumi.Inputs): pulumi.Inputs {
  const { annotations, ...others } = metadata;
  return { ...rest, metadata: { ...others, annotations: { ...annotations, 'pulumi.com/skipAwait': 'true' } } };
}
