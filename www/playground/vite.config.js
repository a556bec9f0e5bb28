import { defineConfig } from 'vite';
import { offline } from './build/offline.js';
import { policy } from './build/policy.js';
import { rules } from './build/rules.js';

export default defineConfig({
  // Relative addresses: the page may lie in any folder of any site.
  base: './',
  define: { __COMMIT__: JSON.stringify(process.env.SEAMLINE_COMMIT ?? '') },
  build: {
    target: 'es2022',
    outDir: 'dist',
    // Data addresses would need holes in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The terms of everything that is bundled ask to be passed on with it.
    license: { fileName: 'licenses.md' },
  },
  worker: { format: 'es' },
  server: { fs: { allow: ['../..'] } },
  plugins: [rules(), policy(), offline()],
});
