import type { Jurisdiction, Table } from '#topology';
import { type FieldsOf, fact, replacing, type ThingOf, thing } from './fact';
import { regionFacts } from './region-facts';

/**
 * Replacing fields of a table: the name and the key, by CloudFormation's service specification (see lib/operability/stateful-types.ts),
 * and the Region that declares it, since a stack of another Region would make a new one.
 */
const tableFacts: ThingOf<Table> = thing(
  'table',
  { group: 'residency', holds: 'its items are' },
  {
    name: replacing(),
    purpose: fact('residency'),
    partitionKey: replacing(null, { isRepeated: false }),
    sortKey: replacing(null, { isRepeated: false }),
    timeToLiveAttribute: fact('residency', { words: 'attribute by which items expire' }),
    indexes: thing(
      'index',
      { group: 'availability' },
      { name: fact('availability'), partitionKey: fact('availability'), sortKey: fact('availability') },
    ),
    primaryRegion: replacing(null, { words: 'Region that declares it', isRepeated: false }),
    replicaRegions: fact('residency', { words: 'replicas', isSet: true, follows: { region: 'mention' } }),
  },
);

/** A key cannot be moved or remade: what it has encrypted is read with it or not at all. */
const keyFacts: FieldsOf<Jurisdiction['key']> = {
  alias: replacing('the alias of the key'),
  description: fact('cosmetic'),
  primaryRegion: replacing('the key, without which no data of the jurisdiction can be read,', {
    words: 'primary',
    isRepeated: false,
  }),
  replicaRegions: fact('residency', { words: 'replicas', isSet: true, follows: { region: 'mention' } }),
};

/** It has encrypted nothing: with another key, tokens of the last minutes are looked up again, and that is all. */
const hopKeyFacts: FieldsOf<Jurisdiction['hopKey']> = {
  alias: fact('security', { words: 'alias', isRepeated: true }),
  description: fact('cosmetic'),
  primaryRegion: fact('security', { words: 'primary' }),
  replicaRegions: fact('residency', { words: 'replicas', isSet: true, follows: { region: 'mention' } }),
};

export const jurisdictionFacts: FieldsOf<Jurisdiction> = {
  name: fact('residency'),
  legalSet: fact('residency'),
  account: replacing('everything in the account', { words: 'account' }),
  hostname: fact('availability', { words: 'host name of the API', isRepeated: true }),
  edge: fact('availability', { words: 'edge' }),
  clientCidrs: fact('security', { words: 'networks of clients', isSet: true }),
  key: thing('key', { group: 'replacement' }, keyFacts),
  hopKey: thing('key of hop tokens', { group: 'security' }, hopKeyFacts),
  tables: tableFacts,
  links: thing(
    'peer link',
    { group: 'availability', follows: { region: 'mention' } },
    { requester: fact('availability'), accepter: fact('availability') },
  ),
  accelerator: thing(
    'Global Accelerator',
    { group: 'availability' },
    {
      name: fact('availability', { isRepeated: true }),
      port: fact('availability'),
      region: fact('availability', { words: 'Region of its stack' }),
      record: fact('availability'),
      endpointGroups: thing(
        'endpoint group',
        { group: 'availability', follows: { region: 'mention' } },
        {
          region: fact('availability'),
          loadBalancer: fact('availability'),
          trafficDialPercent: fact('availability', { words: 'traffic dial' }),
        },
      ),
    },
  ),
  regions: thing('Region', { group: 'residency', holds: 'its data is' }, regionFacts),
};
