/** The script of the diagrams' worker. */

import { answer } from './answering.js';
import { createDiagrams } from './diagrams-core.js';
import { SeamlineError } from './errors.js';

answer(
  createDiagrams(() => {
    throw new SeamlineError('load-failed', 'the worker was sent no module');
  }),
);
