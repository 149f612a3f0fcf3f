export { maxChartBytes } from './chart-size';
export type { ManifestFile } from './manifest-file';
export { renderManifests } from './render-manifests';
