import { useQuery } from '@tanstack/react-query'

import { alertKindWords, alertList } from '#clinical/alert.ts'
import { Lines } from '#clinical/Lines.tsx'
import { ListNotes } from '#clinical/ListNotes.tsx'
import { sourceText } from '#clinical/source.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

const grave = new Set(['resuscitation', 'infection', 'safety'])

export function AlertsPanel({ patientId }: { patientId: string }) {
  const query = useQuery(alertList(patientId))
  return (
    <Panel title="Alerts">
      <Loaded query={query} what="alerts">
        {(list) => (
          <>
            {list.entries.length === 0 && <p>No alerts recorded</p>}
            <Lines of={list.entries}>
              {({ kind, words, category, source }) => (
                <>
                  <span className={grave.has(kind) ? 'badge warning' : 'badge'}>
                    {kind === 'other' ? (category ?? alertKindWords.other) : alertKindWords[kind]}
                  </span>{' '}
                  <strong>{words}</strong>
                  <span className="second-line">{sourceText(source)}</span>
                </>
              )}
            </Lines>
            <ListNotes of={list} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}
