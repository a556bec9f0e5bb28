/** What diagrams.ts is in a browser, with the module read from the package's folder. */

import { createDiagrams } from './diagrams-core.js';
import { fromPackage } from './node-files.js';

export const { init, renderSvg } = createDiagrams(() => fromPackage('../wasm/diagrams_bg.wasm'));
