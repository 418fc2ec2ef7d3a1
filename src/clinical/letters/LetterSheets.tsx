import { createPortal } from 'react-dom'

import { LetterPaper, type PaperProps } from './LetterPaper.tsx'

/** What goes on paper instead of the page: each copy begins on a sheet of its own. */
export const LetterSheets = ({ papers }: { papers: readonly (PaperProps & { key: string })[] }) =>
  createPortal(
    <div className="letter-sheets">
      {papers.map(({ key, ...paper }) => (
        <div key={key} className="letter-sheet">
          <LetterPaper {...paper} />
        </div>
      ))}
    </div>,
    document.body,
  )
