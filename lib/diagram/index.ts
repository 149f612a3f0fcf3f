export { drawDrawio } from './draw-drawio';
export { drawMermaid } from './draw-mermaid';
export { drawSvg, standaloneSvg } from './draw-svg';
export { diagramStyle } from './style';
export { listRequests, listViews, type View, viewName } from './view';
