export type { Element, Leaf, LeafValue, Scalar } from './leaf';
export { listLeaves } from './list-leaves';
