import { useQuery } from '@tanstack/react-query'

import { Lines } from '#clinical/Lines.tsx'
import { ListNotes } from '#clinical/ListNotes.tsx'
import { sourceText } from '#clinical/source.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { newestOrders } from './queries.ts'

export function OrdersSection({ patientId }: { patientId: string }) {
  const query = useQuery(newestOrders(patientId))
  return (
    <Panel title="Orders">
      <Loaded query={query} what="orders">
        {(list) => (
          <>
            {list.entries.length === 0 && <p>No orders recorded</p>}
            <Lines of={list.entries}>
              {({ name, status, open, urgent, doNot, reason, planned, details, source }) => (
                <>
                  {doNot && <span className="badge danger">Do not do</span>} <strong>{name}</strong>{' '}
                  <span className={open ? 'badge accent' : 'badge'}>{status}</span>{' '}
                  {urgent && <span className="badge warning">{urgent}</span>}
                  {details.map((detail) => (
                    <p key={detail}>{detail}</p>
                  ))}
                  <span className="second-line">
                    {[reason && `for ${reason}`, planned && `planned ${planned}`, sourceText(source)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
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
