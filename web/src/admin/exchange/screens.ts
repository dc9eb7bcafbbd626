/** Imports and exports of a component, in a file that a browser loads when its settings are opened. */
export { ExchangePanel } from './ExchangePanel.tsx';
