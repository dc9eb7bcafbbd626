import { removeSynthFolder } from './synth-folder.ts';

// biome-ignore lint/style/noDefaultExport: Jest calls the default export
export default removeSynthFolder;
