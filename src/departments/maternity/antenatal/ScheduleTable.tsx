import '#ui/table.css'
import '#ui/table-cards.css'

import { gestationDays } from '#departments/maternity/pregnancy/gestation.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { formatDate, londonDate } from '#fhir/dates.ts'
import { useNow } from '#lib/use-now.ts'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { type ContactState, hadOf, scheduleOf, scheduleSource } from './schedule.ts'

const words: Record<ContactState['state'], { text: string; badge: string }> = {
  had: { text: 'Had', badge: 'badge success' },
  due: { text: 'Due now', badge: 'badge warning' },
  missed: { text: 'Missed', badge: 'badge danger' },
  'to come': { text: 'To come', badge: 'badge' },
}

/** What is due, what was missed and what is to come, by the due date agreed. */
export function ScheduleTable({ pregnancy, edd }: { pregnancy: Pregnancy; edd: string }) {
  const today = londonDate(new Date(useNow()))
  const rows = scheduleOf(edd, gestationDays(edd, today), hadOf(pregnancy), pregnancy.firstBaby)
  return (
    <Panel title="Antenatal schedule" note={scheduleSource}>
      <TableScroll label="Antenatal schedule">
        <table className="table table-cards" aria-label="Antenatal schedule">
          <thead>
            <tr>
              <th scope="col">Contact</th>
              <th scope="col">Between</th>
              <th scope="col">What</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ contact, between, state, on }) => (
              <tr key={contact.id}>
                <th scope="row">{contact.words}</th>
                <td data-label="Between">
                  <span>
                    {formatDate(between[0])} and {formatDate(between[1])}
                  </span>
                </td>
                <td data-label="What">{contact.what}</td>
                <td data-label="State">
                  <span>
                    <span className={words[state].badge}>{words[state].text}</span> {on && formatDate(on)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Panel>
  )
}
