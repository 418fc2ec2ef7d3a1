import { useQuery } from '@tanstack/react-query'

import { AttachmentView } from '#clinical/AttachmentView.tsx'
import { Lines } from '#clinical/Lines.tsx'
import { ListNotes } from '#clinical/ListNotes.tsx'
import { sourceText } from '#clinical/source.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

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
              {({ title, status, date, attachments, source }) => (
                <>
                  <h3>
                    {title} {status && <span className="badge warning">{status}</span>}
                  </h3>
                  <p className="second-line">
                    {formatDateTime(date, 'Date not recorded')} · {sourceText({ ...source, on: undefined })}
                  </p>
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
