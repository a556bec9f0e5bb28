/** The script of the validator's worker. */

import { answer } from './answering.js';
import { createCore } from './core.js';
import { SeamlineError } from './errors.js';

answer(
  createCore(() => {
    throw new SeamlineError('load-failed', 'the worker was sent no module');
  }),
);
