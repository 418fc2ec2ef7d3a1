import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

import { chunkOf } from './backend/chunks.ts'
import { pdfDecoders, pdfDrawingOnly } from './backend/pdf-plugin.ts'

export default defineConfig({
  plugins: [react(), pdfDecoders(), pdfDrawingOnly()],
  build: {
    target: 'es2022',
    sourcemap: false,
    // Every browser that runs es2022 preloads modules by itself.
    modulePreload: { polyfill: false },
    // 11 kB gzipped in all: no page can ever stand there without its styles because one file of many did not come.
    cssCodeSplit: false,
    rolldownOptions: {
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: chunkOf() }] } },
    },
  },
  test: {
    pool: 'threads',
    projects: [
      {
        extends: true,
        test: {
          name: 'models',
          environment: 'node',
          // Pure: nothing to keep apart, and to load it all anew for each file took longer than to test it.
          isolate: false,
          include: ['src/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'hospital',
          environment: 'node',
          include: ['backend/**/*.test.ts', 'bench/**/*.test.ts'],
        },
      },
      { extends: true, test: { name: 'screens', environment: 'happy-dom', include: ['src/**/*.test.tsx'] } },
    ],
  },
})
