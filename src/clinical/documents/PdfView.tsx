import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy, version } from 'pdfjs-dist'
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

/** One page, drawn when it comes near; its words are there for those who listen. */
function PdfPage({ opened, number }: { opened: PDFDocumentProxy; number: number }) {
  const frame = useRef<HTMLLIElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [near, setNear] = useState(number === 1)
  const [words, setWords] = useState<string>()
  const [failed, setFailed] = useState(false)

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
    const target = canvas.current
    if (!near || !target) return undefined
    let drawing: { cancel: () => void } | undefined
    let gone = false
    async function draw(onto: HTMLCanvasElement) {
      const page = await opened.getPage(number)
      const width = onto.parentElement?.clientWidth ?? 800
      const natural = page.getViewport({ scale: 1 })
      const sharp = Math.min(globalThis.devicePixelRatio || 1, 2)
      const viewport = page.getViewport({ scale: (Math.min(width, 1000) / natural.width) * sharp })
      if (gone) return
      onto.width = viewport.width
      onto.height = viewport.height
      const task = page.render({ canvas: onto, viewport })
      drawing = task
      await task.promise
      const { items } = await page.getTextContent()
      if (!gone)
        setWords(items.map((one) => ('str' in one ? `${one.str}${one.hasEOL ? '\n' : ''}` : '')).join(''))
    }
    draw(target).catch(() => {
      if (!gone) setFailed(true)
    })
    return () => {
      gone = true
      drawing?.cancel()
    }
  }, [near, opened, number])

  const name = `Page ${number} of ${opened.numPages}`
  return (
    <li ref={frame}>
      {failed && <NotShown what={name} />}
      <canvas
        ref={canvas}
        role="img"
        aria-label={words === undefined ? name : `${name}: ${words}`}
        hidden={failed}
      />
    </li>
  )
}
