import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

import { chunkOf } from './backend/chunks.ts'

/**
 * What pdf.js fetches by name when a page of a PDF is a scan (docs/decisions/013). The version in the address stands for
 * the hash that other files have.
 */
function pdfDecoders(): Plugin {
  const from = createRequire(import.meta.url)
  const read = (name: string) => readFileSync(from.resolve(`pdfjs-dist/${name}`), 'utf8')
  const { version } = JSON.parse(read('package.json')) as { version: string }
  const files = ['jbig2', 'openjpeg'].map((decoder) => {
    const name = `${decoder}_nowasm_fallback.js`
    return { fileName: `assets/pdf-${version}/${name}`, source: () => read(`wasm/${name}`) }
  })
  return {
    name: 'pdf-decoders',
    generateBundle() {
      for (const { fileName, source } of files) this.emitFile({ type: 'asset', fileName, source: source() })
    },
    configureServer({ middlewares }) {
      for (const { fileName, source } of files)
        middlewares.use(`/${fileName}`, (_request, response) => {
          response.setHeader('content-type', 'text/javascript').end(source())
        })
    },
  }
}

export default defineConfig({
  plugins: [react(), pdfDecoders()],
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
          name: 'plain',
          environment: 'node',
          include: ['src/**/*.test.ts', 'backend/**/*.test.ts', 'bench/**/*.test.ts'],
        },
      },
      { extends: true, test: { name: 'screens', environment: 'happy-dom', include: ['src/**/*.test.tsx'] } },
    ],
  },
})
