export { compareLeaves, type LeafDifference } from './compare-leaves';
export type { Element, Leaf, LeafValue, Scalar } from './leaf';
export { listLeaves } from './list-leaves';
