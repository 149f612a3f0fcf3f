import { checkEach, type Finding, listAt, objectLocation, type Rule, recordAt, textAt, valueAt } from '#evidence';
import { findingOf } from './finding-of';
import { type ClusterObject, listClusters, objectsOf, valuesLocation } from './list-clusters';
import { secretSearch } from './plain-secret';
import type { SecurityInput } from './security-input';

const secretObject: Rule<SecurityInput> = {
  name: 'secret-object',
  claim: 'No Secret stands in the rendered files: what is secret is read in the cluster, or made there.',
  check: ({ inventory }) =>
    // all objects were looked at for Secrets, and none of them is one
    checkEach(
      listClusters(inventory).flatMap(({ objects }) => objects),
      (object) =>
        object.kind !== 'Secret'
          ? []
          : [
              findingOf(secretObject.name, {
                at: object.at(),
                message: `a Secret stands in the files; allowed: an ExternalSecret, or a Certificate`,
                mend: 'Make it a ClusterSecret of the Topology (lib/topology/resolve-cluster-secrets.ts), read from a parameter.',
              }),
            ],
    ),
};

/** Kinds whose texts describe fields to programs: they hold no values. */
const descriptions = new Set(['CustomResourceDefinition']);

const plainSecret: Rule<SecurityInput> = {
  name: 'plain-secret',
  claim:
    'No object and no value of a Helm release holds a password, token or key in plain text, by its form or by the name of its field.',
  check: ({ inventory }) => {
    const objects = inventory.objects.filter(({ kind }) => !descriptions.has(kind));
    // values in an Application are looked at with it
    const ofObjects = new Set(inventory.manifests.map(({ file }) => file));
    const releases = inventory.releases.filter(({ at }) => !ofObjects.has(at.file));
    const secretsIn = secretSearch();
    return {
      checked: objects.length + releases.length,
      findings: [
        ...objects.flatMap((object) =>
          secretsIn(object.object).map(({ property, what }) => plain(objectLocation(object, property), what)),
        ),
        ...releases.flatMap((release) =>
          secretsIn(release.values).map(({ property, what }) => plain(valuesLocation(release, property), what)),
        ),
      ],
    };
  },
};

function plain(at: Finding['at'], what: string): Finding {
  return findingOf(plainSecret.name, {
    at,
    message: `${what} stands in plain text; allowed: a reference (secretKeyRef, $(NAME), an ARN)`,
    mend: 'Keep it in Secrets Manager or a parameter, and refer to it; a value that was committed must be replaced.',
  });
}

/** Stores and readers that reach over all namespaces or write outwards. */
const wideKinds = ['ClusterSecretStore', 'ClusterExternalSecret', 'PushSecret', 'ClusterPushSecret'];

const secretStore: Rule<SecurityInput> = {
  name: 'secret-store',
  claim:
    'Every store of External Secrets serves one namespace without credentials of its own, and every secret read through it is one that the Topology names.',
  check: ({ inventory, topology }) => {
    const meant = new Map(
      topology.jurisdictions.flatMap(({ regions }) =>
        regions.map(({ name, secrets }) => [
          name,
          new Set(secrets.flatMap(({ entries }) => entries.map(({ parameter }) => parameter))),
        ]),
      ),
    );
    return checkEach(objectsOf(inventory, 'SecretStore', 'ExternalSecret', ...wideKinds), (object) =>
      storeFaults(object, meant.get(object.region ?? '') ?? new Set()).map(({ field, what }) =>
        findingOf(secretStore.name, {
          at: object.at(field),
          message: `the ${object.kind} ${what}`,
          mend: 'Render the secrets of lib/topology/resolve-cluster-secrets.ts as charts/secret-files.ts does.',
        }),
      ),
    );
  },
};

interface StoreFault {
  readonly field: string;
  readonly what: string;
}

function storeFaults({ kind, object }: ClusterObject, meant: ReadonlySet<string>): readonly StoreFault[] {
  if (wideKinds.includes(kind)) return [{ field: 'kind', what: 'reaches beyond its namespace; allowed: SecretStore' }];
  if (kind === 'SecretStore') {
    const credentials = recordAt(object, 'spec', 'provider', 'aws', 'auth');
    return 'secretRef' in credentials
      ? [
          {
            field: 'spec.provider.aws.auth.secretRef',
            what: 'holds credentials; allowed: none, by the role of its program',
          },
        ]
      : [];
  }
  const store = textAt(object, 'spec', 'secretStoreRef', 'kind') ?? 'SecretStore';
  return [
    ...(store === 'SecretStore'
      ? []
      : [{ field: 'spec.secretStoreRef.kind', what: `reads through a ${store}; allowed: SecretStore` }]),
    ...(valueAt(object, 'spec', 'dataFrom') === undefined
      ? []
      : [{ field: 'spec.dataFrom', what: 'reads whatever it finds; allowed: single keys, by data' }]),
    ...listAt(object, 'spec', 'data').flatMap((entry, index) => {
      const key = textAt(entry, 'remoteRef', 'key') ?? '';
      if (meant.has(key)) return [];
      return [
        {
          field: `spec.data.${index}.remoteRef.key`,
          what: `reads ${key}; allowed: ${meant.size === 0 ? 'nothing' : [...meant].join(', ')}`,
        },
      ];
    }),
  ];
}

/** Secrets, and what reads them. */
export const secretRules: readonly Rule<SecurityInput>[] = [secretObject, plainSecret, secretStore];
