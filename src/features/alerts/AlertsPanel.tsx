import { useQuery } from '@tanstack/react-query'

import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { alertKindWords, alertList, alertRows } from '#clinical/care/alert.ts'
import { EntrySource } from '#clinical/entries/EntrySource.tsx'
import { Lines } from '#clinical/entries/Lines.tsx'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
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
              {({ id, kind, words, category, source }) => (
                <div className="entry-row">
                  <div>
                    <span className={grave.has(kind) ? 'badge warning' : 'badge'}>
                      {kind === 'other' ? (category ?? alertKindWords.other) : alertKindWords[kind]}
                    </span>{' '}
                    <strong>{words}</strong>
                    <EntrySource source={source} />
                  </div>
                  <AboutButton patientId={patientId} type="Flag" id={id} what={words} toRows={alertRows} />
                </div>
              )}
            </Lines>
            <ListNotes of={list} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}
