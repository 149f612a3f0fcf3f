export { leftOut, whyLeftOut } from './left-out';
export { manifestsSnapshot, type RenderedFile } from './manifests-snapshot';
export { topologySnapshot } from './topology-snapshot';
