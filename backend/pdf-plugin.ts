import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import type { Plugin } from 'vite'

const from = createRequire(import.meta.url)
const read = (name: string) => readFileSync(from.resolve(`pdfjs-dist/${name}`), 'utf8')

/**
 * What pdf.js fetches by name when a page of a PDF is a scan (docs/decisions/012). The version in the address stands for
 * the hash that other files have.
 */
export function pdfDecoders(): Plugin {
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

/** What draws nothing: editors of a PDF, its forms and links, fetching it piece by piece, and Node. */
const left =
  /^\.\/src\/(pdf\.js|display\/(editor\/|annotation_layer|xfa_|draw_layer|text_layer_images|touch_manager|svg_factory|node_stream|network|fetch_stream|content_disposition))/

/**
 * pdf.js comes as one file of all its parts, held together by one global name: 132 kB gzipped. The parts that draw and
 * read a page are 53 kB of it, and the parts that would answer a click are then not there at all (docs/decisions/023).
 */
export function pdfDrawingOnly(): Plugin {
  return {
    name: 'pdf-drawing-only',
    apply: 'build',
    transform: {
      filter: { id: /pdfjs-dist\/build\/pdf\.mjs$/ },
      handler(code) {
        const [head = '', ...parts] = code.split(/^;\/\/ (\.\/src\/\S+)$/m)
        const kept = [head]
        const missing: string[] = []
        for (let at = 0; at < parts.length; at += 2) {
          const [name = '', text = ''] = parts.slice(at, at + 2)
          if (left.test(name))
            missing.push(...[...text.matchAll(/^(?:class|function) (\w+)/gm)].map(([, one = '']) => one))
          else kept.push(text)
        }
        if (missing.length < 50)
          throw new Error('pdf.js is put together otherwise than it was: see pdf-plugin.ts')
        return [
          ...kept,
          // what is asked for all the same says so, rather than being undefined
          ...missing.map((name) => `function ${name}() { throw new Error('${name} is not in this build') }`),
          'export { getDocument, GlobalWorkerOptions, TextLayer, version }',
        ].join('\n')
      },
    },
  }
}
