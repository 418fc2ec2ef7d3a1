import { useQuery } from '@tanstack/react-query'

import { AboutButton } from '#clinical/AboutButton.tsx'
import { AttachmentView } from '#clinical/AttachmentView.tsx'
import { EntrySource } from '#clinical/EntrySource.tsx'
import { Lines } from '#clinical/Lines.tsx'
import { ListNotes } from '#clinical/ListNotes.tsx'
import { formatDateTime } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { documentRows } from './model.ts'
import { newestDocuments } from './queries.ts'

export function DocumentsSection({ patientId }: { patientId: string }) {
  const query = useQuery(newestDocuments(patientId))
  return (
    <Panel title="Documents">
      <Loaded query={query} what="documents">
        {(list) => (
          <>
            {list.entries.length === 0 && <p>No documents recorded</p>}
            <Lines of={list.entries}>
              {({ id, title, status, date, attachments, source }) => (
                <>
                  <div className="entry-row">
                    <div>
                      <h3>
                        {title} {status && <span className="badge warning">{status}</span>}
                      </h3>
                      <p className="second-line">{formatDateTime(date, 'Date not recorded')}</p>
                      <EntrySource source={{ ...source, on: undefined }} />
                    </div>
                    <AboutButton
                      patientId={patientId}
                      type="DocumentReference"
                      id={id}
                      what={title}
                      toRows={documentRows}
                    />
                  </div>
                  {attachments.length === 0 && <p className="quiet-text">The record holds no content</p>}
                  {attachments.map((attachment, index) =>
                    attachment.content.kind === 'text' ? (
                      <details key={`${attachment.title} ${index}`}>
                        <summary>Read</summary>
                        <AttachmentView attachment={attachment} />
                      </details>
                    ) : (
                      <AttachmentView key={`${attachment.title} ${index}`} attachment={attachment} />
                    ),
                  )}
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
