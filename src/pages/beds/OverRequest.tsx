import { type ReactNode, useState } from 'react'

import type { Board, Waiting } from '#features/bed-board/model.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { useOverBoard } from './use-over-board.ts'

type Over = { board: Board; waiting: Waiting; to: string | undefined; onClose: () => void }

/** A dialog about one request; what it says stays as it was when opened, whatever the board shows meanwhile. */
export function OverRequest({ title, children }: { title: string; children: (over: Over) => ReactNode }) {
  const { board, waiting, query, to, close } = useOverBoard()
  const [opened, setOpened] = useState<{ board: Board; waiting: Waiting }>()
  if (!opened && board && waiting) setOpened({ board, waiting })
  if (opened) return children({ ...opened, to, onClose: close })
  return (
    <Dialog title={title} onClose={close}>
      <div className="dialog-body">
        <Loaded query={query} what="the request">
          {() => <p>Nobody asks for this bed any more: look at the board again.</p>}
        </Loaded>
      </div>
    </Dialog>
  )
}
