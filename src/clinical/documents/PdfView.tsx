import './pdf.css'

import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy, TextLayer, version } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'

import { decoded, type SavedFile } from './attachment.ts'

/**
 * Draws a PDF as pictures of its pages, in a worker and on canvases of ours (pdf.js): no plug-in, no script, form or
 * link of the document ever works here (docs/decisions/012).
 */
export function PdfView({ title, file }: { title: string; file: SavedFile }) {
  const [opened, setOpened] = useState<PDFDocumentProxy | 'failed'>()
  useEffect(() => {
    GlobalWorkerOptions.workerPort ??= new Worker(
      new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url),
      { type: 'module' },
    )
    const task = getDocument({
      data: decoded(file.base64),
      // decoders of scanned pages, as plain script of our own origin: WebAssembly would need a wider security policy
      wasmUrl: `${import.meta.env.BASE_URL}assets/pdf-${version}/`,
      useWasm: false,
      useWorkerFetch: false,
      // a page that cannot be drawn whole says so, rather than standing there without its picture
      stopAtErrors: true,
      enableXfa: false,
    })
    task.promise.then(setOpened, () => setOpened('failed'))
    return () => void task.destroy()
  }, [file])
  if (opened === 'failed') return <NotShown what="This PDF" />
  if (!opened)
    return (
      <p className="loading" role="status">
        Opening {title}…
      </p>
    )
  return (
    <ol className="pdf-pages" aria-label={`Pages of ${title}`}>
      {Array.from({ length: opened.numPages }, (_, index) => (
        <PdfPage key={index} opened={opened} number={index + 1} />
      ))}
    </ol>
  )
}

const NotShown = ({ what }: { what: string }) => (
  <p role="alert" className="notice warning">
    {what} cannot be shown here: it is broken, locked, or of a kind not known. It can be saved.
  </p>
)

/** One page, drawn when it comes near; its words lie over the picture, to be listened to, found and copied. */
function PdfPage({ opened, number }: { opened: PDFDocumentProxy; number: number }) {
  const frame = useRef<HTMLLIElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const words = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(number === 1)
  const [failed, setFailed] = useState(false)
  const [wordless, setWordless] = useState(false)

  useEffect(() => {
    if (!frame.current) return undefined
    const watcher = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setNear(true)
      },
      { rootMargin: '600px' },
    )
    watcher.observe(frame.current)
    return () => watcher.disconnect()
  }, [])

  useEffect(() => {
    const [target, over] = [canvas.current, words.current]
    if (!near || !target || !over) return undefined
    let drawing: { cancel: () => void } | undefined
    let gone = false
    async function draw(onto: HTMLCanvasElement, over: HTMLElement) {
      const page = await opened.getPage(number)
      const width = onto.parentElement?.clientWidth ?? 800
      const natural = page.getViewport({ scale: 1 })
      const sharp = Math.min(globalThis.devicePixelRatio || 1, 2)
      const scale = Math.min(width, 1000) / natural.width
      const viewport = page.getViewport({ scale: scale * sharp })
      if (gone) return
      onto.width = viewport.width
      onto.height = viewport.height
      const task = page.render({ canvas: onto, viewport })
      drawing = task
      await task.promise
      if (gone) return
      over.replaceChildren()
      over.style.setProperty('--total-scale-factor', String(scale))
      await new TextLayer({
        textContentSource: page.streamTextContent(),
        container: over,
        viewport: page.getViewport({ scale }),
      }).render()
      if (!gone) setWordless(!over.textContent.trim())
    }
    draw(target, over).catch(() => {
      if (!gone) setFailed(true)
    })
    return () => {
      gone = true
      drawing?.cancel()
    }
  }, [near, opened, number])

  const name = `Page ${number} of ${opened.numPages}`
  return (
    <li ref={frame} aria-label={name}>
      {failed && <NotShown what={name} />}
      <div className="pdf-page" hidden={failed}>
        <canvas
          ref={canvas}
          {...(wordless
            ? { role: 'img', 'aria-label': `${name}: a picture that holds no words` }
            : { 'aria-hidden': true })}
        />
        <div ref={words} className="pdf-words" />
      </div>
    </li>
  )
}
