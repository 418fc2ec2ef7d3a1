import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    sourcemap: false,
    // Every browser that runs es2022 preloads modules by itself.
    modulePreload: { polyfill: false },
    // 11 kB gzipped in all: no page can ever stand there without its styles because one file of many did not come.
    cssCodeSplit: false,
  },
  test: {
    pool: 'threads',
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          environment: 'node',
          include: ['src/**/*.test.ts', 'backend/**/*.test.ts', 'bench/**/*.test.ts'],
        },
      },
      { extends: true, test: { name: 'screens', environment: 'happy-dom', include: ['src/**/*.test.tsx'] } },
    ],
  },
})
