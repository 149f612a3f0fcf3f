import type { Jurisdiction, Table } from '#topology';
import { asRecord, byKey, byName, type Fact, type Facts, Line, OfEach } from './fact';
import type { NameOwn } from './own-names';
import { otherRegionWords, regionWords } from './region-words';

/** What holds the data of a jurisdiction as a whole: its key and its global tables. */
export function dataFacts({ key, hopKey, tables, regions }: Jurisdiction, nameOwn: NameOwn): Facts {
  const all = regions.map(({ name }) => name);
  const ofEach = (tell: (table: Table) => Fact) => new OfEach(byKey(tables, ({ purpose }) => purpose, tell));
  return {
    key: nameOwn(key.alias),
    keyPrimary: key.primaryRegion,
    keyReplicas: otherRegionWords(key.replicaRegions, key.primaryRegion, all),
    hopKey: nameOwn(hopKey.alias),
    hopKeyPrimary: hopKey.primaryRegion,
    hopKeyReplicas: otherRegionWords(hopKey.replicaRegions, hopKey.primaryRegion, all),
    tables: byKey(
      tables,
      ({ purpose }) => purpose,
      (table) => new Line(tableFact(table)),
    ),
    tableNames: ofEach(({ name, purpose }) => nameOwn(name).replace(purpose, '<table>')),
    tableReplicas: ofEach(({ replicaRegions }) => regionWords(replicaRegions, all)),
    tablesDeclared: ofEach(({ primaryRegion }) =>
      primaryRegion === key.primaryRegion ? 'where the key is' : primaryRegion,
    ),
  };
}

function tableFact({ partitionKey, sortKey, timeToLiveAttribute, indexes }: Table): Fact {
  return {
    key: keyFact({ partitionKey, sortKey }),
    indexes: asRecord(byName(indexes, keyFact)),
    expiresBy: timeToLiveAttribute,
  };
}

function keyFact({ partitionKey, sortKey }: Pick<Table, 'partitionKey' | 'sortKey'>): Fact {
  return sortKey === null ? [partitionKey] : [partitionKey, sortKey];
}
