import '#ui/controls.css'
import '#ui/layout.css'

import { useSearchParams } from 'react-router'

import { useSession } from '#auth/session.ts'
import { LettersList } from '#features/letters/LettersList.tsx'
import { type Stage, stages, type Whose } from '#features/letters/list.ts'

/** How far, and whose: both in the address. */
export function Component() {
  const { orgName } = useSession().post
  const [search, setSearch] = useSearchParams()
  const said = search.get('stage') ?? ''
  const stage: Stage = isStage(said) ? said : 'ready'
  const whose: Whose = search.get('whose') === 'mine' ? 'mine' : 'all'
  const go = (change: { stage?: Stage; whose?: Whose }) =>
    setSearch({ stage, whose, ...change }, { replace: true, preventScrollReset: true })
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>Letters</h1>
          <p>Letters of {orgName}. Nothing is sent from here by itself: people print, post and hand over.</p>
        </div>
      </header>
      <LettersList
        stage={stage}
        whose={whose}
        onStage={(next) => go({ stage: next })}
        onWhose={(next) => go({ whose: next })}
      />
    </div>
  )
}

const isStage = (words: string): words is Stage => Object.hasOwn(stages, words)
