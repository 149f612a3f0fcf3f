export { type Diagrams, drawDiagrams } from './diagrams';
export type { Commit, PageData, Provenance } from './page-data';
export { type PoolHours, poolHours } from './pool-hours';
export { renderPage } from './render-page';
