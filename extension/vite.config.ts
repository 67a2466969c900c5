import { defineConfig } from 'vitest/config';

/**
 * Two builds of the same pages: the standalone app (dist/standalone: hashed assets that can be cached for ever), and with
 * `--mode looker` one classic script for Looker's iframe (dist/looker/bundle.js), which can load nothing else.
 */
export default defineConfig(({ mode }) => ({
  base: './',
  // React and styled-components ask for it; a build never wants their development halves.
  ...(mode === 'test' ? {} : { define: { 'process.env.NODE_ENV': JSON.stringify(mode === 'development' ? mode : 'production') } }),
  build: {
    target: 'es2022',
    emptyOutDir: true,
    ...(mode === 'looker'
      ? {
          outDir: 'dist/looker',
          lib: { entry: 'src/looker.ts', formats: ['iife'] as const, name: 'orchard', fileName: () => 'bundle.js' },
        }
      : { outDir: 'dist/standalone' }),
    // Packages of Looker re-export types as if they were values.
    rolldownOptions: { shimMissingExports: true, onLog: withoutShims },
  },
  server: { proxy: { '^/(predict|batch_predict|info|health|models|train|runs|metrics|openapi.yaml|docs|session)': 'http://127.0.0.1:8080' } },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'looker-host/**/*.test.ts'],
    setupFiles: ['src/testing/setup.ts'],
    // The modules and the window are made once a worker, not once a file: more than half of the time went there. Tests clear up.
    isolate: false,
    restoreMocks: true,
    unstubGlobals: true,
    // A busy machine is slow, not wrong.
    testTimeout: 30_000,
  },
}));

function withoutShims(level: 'info' | 'debug' | 'warn', log: { code?: string }, tell: (level: 'info' | 'debug' | 'warn', log: never) => void) {
  if (log.code !== 'SHIMMED_EXPORT' && log.code !== 'MODULE_LEVEL_DIRECTIVE') {
    tell(level, log as never);
  }
}
