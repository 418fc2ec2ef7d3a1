import { useQuery } from '@tanstack/react-query'

import { DialogButton } from '#auth/DialogButton.tsx'
import { alertRows } from '#clinical/care/alert.ts'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { EntrySource } from '#clinical/entries/EntrySource.tsx'
import { Lines } from '#clinical/entries/Lines.tsx'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { deepPaths } from '#lib/deep-paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { accessNeeds } from './queries.ts'

/** What this patient needs of us: everybody who meets them has to know, so everybody may (domain facts §4.7). */
export function AccessNeedsPanel({ patientId }: { patientId: string }) {
  const query = useQuery(accessNeeds(patientId))
  return (
    <Panel
      title="Access needs"
      action={
        <DialogButton may="needs.record" to={deepPaths.detail(patientId, 'needs')} className="button small">
          Change access needs
        </DialogButton>
      }
    >
      <Loaded query={query} what="access needs">
        {(list) => (
          <>
            {list.entries.length === 0 && <p>No access needs recorded</p>}
            <Lines of={list.entries}>
              {({ id, words, codes, category, note, source }) => (
                <div className="entry-row">
                  <div>
                    <strong>{words}</strong>
                    {note && <span className="second-line">{note}</span>}
                    <span className="second-line">{[category, codes].filter(Boolean).join(' · ')}</span>
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
