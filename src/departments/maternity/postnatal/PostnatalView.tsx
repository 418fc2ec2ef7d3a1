import '#ui/layout.css'
import '#ui/table.css'
import '#ui/table-cards.css'

import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { Withheld } from '#clinical/entries/Withheld.tsx'
import { type Birth, ofPregnancy } from '#departments/maternity/birth/births.ts'
import { birthsOf } from '#departments/maternity/birth/queries.ts'
import { dayOfLife } from '#departments/maternity/newborn/who.ts'
import { daysAfter } from '#departments/maternity/pregnancy/gestation.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { pregnanciesOf } from '#departments/maternity/pregnancy/queries.ts'
import { formatDate, formatDateTime, londonDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { AntiD } from './AntiD.tsx'
import {
  type ContactState,
  contacts as due,
  findingNames,
  findings,
  postnatalSource,
  stateOf,
} from './findings.ts'
import { type Contact, handedTo } from './postnatal.ts'
import { postnatalOf } from './queries.ts'

/** A mother after her last birth: what is due, who saw her, what was found. */
export default function PostnatalView({ patientId }: { patientId: string }) {
  const pregnancies = useQuery(pregnanciesOf(patientId))
  const births = useQuery(birthsOf(patientId))
  const postnatal = useQuery(postnatalOf(patientId))
  const navigate = useNavigate()
  return (
    <Loaded query={births} what="births">
      {(known) => (
        <Loaded query={pregnancies} what="pregnancies">
          {({ pregnancies: those }) => (
            <Loaded query={postnatal} what="contacts after the birth">
              {({ contacts, withheld }) => {
                const newest = those.find(
                  ({ episode }, index) => ofPregnancy(known.births, episode, index === 0).length > 0,
                )
                if (!newest)
                  return (
                    <Panel title="After the birth">
                      <p>No birth recorded</p>
                    </Panel>
                  )
                return (
                  <>
                    <div className="buttons">
                      <ActionButton
                        may="maternity:birth"
                        className="button primary"
                        onClick={() =>
                          void navigate(`${paths.chartAt(patientId, 'maternity')}/postnatal-contact`)
                        }
                      >
                        Record postnatal contact
                      </ActionButton>
                    </div>
                    <After
                      patientId={patientId}
                      pregnancy={newest}
                      births={ofPregnancy(known.births, newest.episode, newest === those[0])}
                      contacts={contacts.filter(({ episodeId }) => episodeId === newest.episode.id)}
                    />
                    <Withheld count={withheld} />
                  </>
                )
              }}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

const words: Record<ContactState, { text: string; badge: string }> = {
  had: { text: 'Had', badge: 'badge success' },
  due: { text: 'Due now', badge: 'badge warning' },
  missed: { text: 'Missed', badge: 'badge danger' },
  'to come': { text: 'To come', badge: 'badge' },
}

type Props = { patientId: string; pregnancy: Pregnancy; births: Birth[]; contacts: Contact[] }

function After({ patientId, pregnancy, births, contacts }: Props) {
  const today = londonDate(new Date(useNow()))
  const born = births.at(-1)?.at
  const bornOn = born && londonDate(new Date(born))
  const day = dayOfLife(bornOn, today)
  const handed = handedTo(contacts)
  return (
    <>
      <Panel title="After the birth" note={postnatalSource}>
        <p>
          {day === undefined ? 'Since when is not known' : `Day ${day}`} after the birth of{' '}
          {formatDate(bornOn)}.{' '}
          {handed
            ? `Handed over to ${handed.to.toLowerCase()}, ${formatDate(handed.on)}.`
            : 'Not handed over yet.'}
        </p>
        <AntiD motherId={patientId} pregnancy={pregnancy} births={births} contacts={contacts} />
        {bornOn && day !== undefined && (
          <TableScroll label="Contacts after the birth">
            <table className="table table-cards" aria-label="Contacts after the birth">
              <thead>
                <tr>
                  <th scope="col">Contact</th>
                  <th scope="col">Between</th>
                  <th scope="col">State</th>
                </tr>
              </thead>
              <tbody>
                {due.map((contact) => {
                  const had = contacts.find(({ contactId }) => contactId === contact.id)
                  const state = stateOf(contact, had !== undefined, day)
                  return (
                    <tr key={contact.id}>
                      <th scope="row">{contact.words}</th>
                      <td data-label="Between">
                        {formatDate(daysAfter(bornOn, contact.from))} and{' '}
                        {formatDate(daysAfter(bornOn, contact.until))}
                      </td>
                      <td data-label="State">
                        <span className={words[state].badge}>{words[state].text}</span>{' '}
                        {had && formatDate(had.at)}
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </TableScroll>
        )}
      </Panel>
      <Panel title="Postnatal contacts" note={String(contacts.length)}>
        {contacts.length === 0 && <p>Nobody has recorded a contact after the birth</p>}
        <ul className="lines">
          {contacts.map((one) => (
            <ContactLine key={one.id} contact={one} />
          ))}
        </ul>
      </Panel>
    </>
  )
}

function ContactLine({ contact }: { contact: Contact }) {
  const { words: title, at, flags, notes, asks, found, haemoglobin } = contact
  const said = [
    ...findingNames.flatMap((name) => (found[name] ? `${findings[name].words}: ${found[name]}` : [])),
    ...(haemoglobin === undefined ? [] : [`Haemoglobin: ${haemoglobin} g/L`]),
  ]
  return (
    <li>
      <strong>{title}</strong>
      <span className="second-line">{formatDateTime(at)}</span>
      {flags.map((flag) => (
        <p key={flag}>
          <span className="badge danger">Red flag: {flag}</span>
        </p>
      ))}
      {asks.map((one) => (
        <p key={one}>
          <span className="badge warning">{one}</span>
        </p>
      ))}
      {said.length > 0 && <p>{said.join('. ')}.</p>}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </li>
  )
}
