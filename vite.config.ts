import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const ofForms = /node_modules\/(@?hookform|react-hook-form|zod|@mui|@emotion)|src\/ui\/(FormDialog|fields)/

/** What the pages of a ward share, and those that change or strike through: no chart waits for it. */
const apart =
  /src\/features\/wards\/|src\/clinical\/(stay-details|SideBySide|in-error|InErrorDialog|struck)\./

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    sourcemap: false,
    // Every browser that runs es2022 preloads modules by itself.
    modulePreload: { polyfill: false },
    // 11 kB gzipped in all: no page can ever stand there without its styles because one file of many did not come.
    cssCodeSplit: false,
    // What eight or more files that come when asked for have in common comes in one: forty small ones weigh 8 kB more.
    // Without their dependencies, or the sign-in page would wait for what it shares with the rest; and without what only
    // forms need, however many there are, for nobody waits for a form to see a chart.
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: 'shared', minShareCount: 8, test: (id) => !ofForms.test(id) && !apart.test(id) }],
        },
      },
    },
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
