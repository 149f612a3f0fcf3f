export { checkComponents } from './check-components';
export { type RenderedComponent, type RenderedComponents, renderedComponents } from './rendered-components';
