import { checkEach, type Finding, listAt, numberAt, type Rule, recordAt, textAt, valueAt } from '#evidence';
import { findingOf } from './finding-of';
import { type ClusterObject, objectsOf } from './list-clusters';
import type { SecurityInput } from './security-input';

const mend = 'Render what lib/topology/resolve-node-pools.ts says of node classes (charts/node-class.ts).';

interface NodeFault {
  readonly field: string;
  readonly what: string;
}

type NodeCheck = (nodeClass: ClusterObject) => readonly NodeFault[];

function nodeRule(name: string, claim: string, faults: NodeCheck): Rule<SecurityInput> {
  return {
    name,
    claim,
    check: ({ inventory }) =>
      checkEach(objectsOf(inventory, 'EC2NodeClass'), (nodeClass): readonly Finding[] =>
        faults(nodeClass).map(({ field, what }) =>
          findingOf(name, {
            at: nodeClass.at(`spec.${field}`),
            message: `${field} ${what}`,
            mend,
          }),
        ),
      ),
  };
}

/** Karpenter's own defaults are safe (the definition of EC2NodeClass, v1.14.1), but an upgrade may change them. */
const nodeMetadata = nodeRule(
  'node-metadata',
  'The metadata of a node that Karpenter starts answer to a session token alone, one hop away: no pod reaches its credentials.',
  ({ object }) => {
    const { httpTokens } = recordAt(object, 'spec', 'metadataOptions');
    const hops = numberAt(object, 'spec', 'metadataOptions', 'httpPutResponseHopLimit');
    return [
      ...(httpTokens === 'required'
        ? []
        : [{ field: 'metadataOptions.httpTokens', what: `is ${httpTokens ?? 'not set'}; allowed: required` }]),
      ...(hops === 1
        ? []
        : [{ field: 'metadataOptions.httpPutResponseHopLimit', what: `is ${hops ?? 'not set'}; allowed: 1` }]),
    ];
  },
);

const nodeVolumes = nodeRule(
  'node-volumes',
  'Every volume of a node that Karpenter starts is encrypted with a named key, and goes with the node.',
  ({ object }) => {
    const volumes = listAt(object, 'spec', 'blockDeviceMappings');
    if (volumes.length === 0) return [{ field: 'blockDeviceMappings', what: 'is not set; allowed: encrypted volumes' }];
    return volumes.flatMap((volume, index) =>
      volumeFaults(recordAt(volume, 'ebs'), `blockDeviceMappings.${index}.ebs`),
    );
  },
);

function volumeFaults(ebs: Readonly<Record<string, unknown>>, field: string): readonly NodeFault[] {
  const { encrypted, kmsKeyID, deleteOnTermination } = ebs;
  return [
    ...(encrypted === true
      ? []
      : [{ field: `${field}.encrypted`, what: `is ${encrypted ?? 'not set'}; allowed: true` }]),
    ...(kmsKeyID === undefined
      ? [{ field: `${field}.kmsKeyID`, what: "is not set; allowed: the jurisdiction's key" }]
      : []),
    ...(deleteOnTermination === false
      ? [{ field: `${field}.deleteOnTermination`, what: 'is false; allowed: true' }]
      : []),
  ];
}

const nodeAddress = nodeRule('node-address', 'No node that Karpenter starts has a public address.', ({ object }) => {
  const value = valueAt(object, 'spec', 'associatePublicIPAddress');
  const what = `is ${value ?? 'not set, which leaves it to the subnet'}; allowed: false`;
  return value === false ? [] : [{ field: 'associatePublicIPAddress', what }];
});

const nodeImage = nodeRule(
  'node-image',
  'Every node that Karpenter starts has a machine image of one exact version.',
  ({ object }) => {
    const terms = listAt(object, 'spec', 'amiSelectorTerms');
    const allowed = 'an alias with its version, such as al2023@v20260903, or an id';
    if (terms.length === 0) return [{ field: 'amiSelectorTerms', what: `is empty; allowed: ${allowed}` }];
    return terms.flatMap((term, index) => {
      const alias = textAt(term, 'alias');
      if (textAt(term, 'id') !== null || /@v\d/.test(alias ?? '')) return [];
      const what = `is ${alias ?? JSON.stringify(term)}, which moves; allowed: ${allowed}`;
      return [{ field: `amiSelectorTerms.${index}`, what }];
    });
  },
);

/** Nodes that Karpenter starts. */
export const nodeClassRules: readonly Rule<SecurityInput>[] = [nodeMetadata, nodeVolumes, nodeAddress, nodeImage];
