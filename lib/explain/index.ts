export { enclosingThings } from './enclosing-things';
export { explainHit, type Source } from './explain-hit';
export {
  type Explained,
  type ExplainedFact,
  type ExplainedStep,
  type ExplainReport,
  explainVersion,
  type HitGroup,
} from './explained';
export { findHits, type Hit } from './find-hits';
export { findPlaces } from './find-places';
export { groupHits } from './group-hits';
export { isMeant } from './is-meant';
export type { Place, Places } from './place';
export { type PlaceQuery, placeQuery } from './place-query';
export { suggestNames } from './suggest-names';
