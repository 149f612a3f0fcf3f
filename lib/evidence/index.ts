export {
  type Evidence,
  type ManifestFile,
  type Plain,
  type Resource,
  type StackFile,
  type Template,
  unknownAccount,
} from './evidence';
export { fault } from './fault';
export type { Finding, Location } from './finding';
export { type Inventory, takeInventory } from './inventory';
export { objectLocation, type PlacedObject } from './list-objects';
export type { PlacedRelease } from './list-releases';
export { type PlacedResource, resourceLocation } from './list-resources';
export { once } from './once';
export { isRecord, listAt, numberAt, recordAt, textAt, valueAt } from './read';
export { resolveValue } from './resolve-value';
export { askRules, checkEach, type Rule, type RuleOutcome, type RuleVerdict } from './rule';
export { walkTexts } from './walk-texts';
