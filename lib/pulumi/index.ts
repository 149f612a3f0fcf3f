export { applyRegion, type RegionManifest } from './apply-region';
export { type ClusterAccess, clusterProvider } from './cluster-provider';
