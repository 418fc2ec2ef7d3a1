import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { formatDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import type { Drops } from './drops.ts'
import { eyeDrops } from './queries.ts'
import { dropsRows } from './rows.ts'

/** The drops of either eye, those that are used now first; what does not say which eye is said to. */
export function DropsPanel({ patientId }: { patientId: string }) {
  const query = useQuery(eyeDrops(patientId))
  return (
    <Loaded query={query} what="the eye drops">
      {({ drops, withheld }) => {
        const lost = drops.filter(({ into }) => into.length === 0)
        return (
          <>
            <div className="eyes">
              {eyes.map((eye) => (
                <Panel key={eye} title={`Eye drops, ${eyeWords[eye].toLowerCase()}`}>
                  <DropsList
                    drops={drops.filter(({ into }) => into.includes(eye))}
                    patientId={patientId}
                    where={eyeWords[eye]}
                  />
                </Panel>
              ))}
            </div>
            {lost.length > 0 && (
              <Panel title="Eye drops, which eye is not recorded">
                <DropsList drops={lost} patientId={patientId} where="eye not recorded" />
              </Panel>
            )}
            {withheld > 0 && <p className="quiet-text">{withheld} medicines are withheld: restricted.</p>}
          </>
        )
      }}
    </Loaded>
  )
}

type Props = { drops: readonly Drops[]; patientId: string; where: string }

function DropsList({ drops, patientId, where }: Props) {
  const navigate = useNavigate()
  const base = `${paths.chartAt(patientId, 'ophthalmology')}/drops`
  if (drops.length === 0) return <p>None recorded</p>
  return (
    <ul className="lines">
      {drops.map((one) => (
        <li key={one.id}>
          <strong>{one.drug}</strong> {one.current && <span className="badge success">Used now</span>}
          <span className="second-line">{one.often}</span>
          <span className="second-line">
            Since {formatDate(one.from)}
            {one.until && `, until ${formatDate(one.until)}`}
            {one.stopped && `: ${one.stopped}`}
          </span>
          {one.notes.map((note) => (
            <span key={note} className="second-line">
              {note}
            </span>
          ))}
          <div className="buttons">
            {one.current && one.type === 'MedicationStatement' && (
              <>
                <ActionButton
                  may="ophthalmology:drops"
                  className="button small"
                  aria-label={`Stop ${one.drug}, ${where}`}
                  onClick={() => void navigate(`${base}/${one.id}/stop`)}
                >
                  Stop
                </ActionButton>
                <ActionButton
                  may="ophthalmology:drops"
                  className="button small"
                  aria-label={`Note use of ${one.drug}, ${where}`}
                  onClick={() => void navigate(`${base}/${one.id}/note`)}
                >
                  Note use
                </ActionButton>
              </>
            )}
            <AboutButton
              patientId={patientId}
              type={one.type}
              id={one.id}
              what={`${one.drug}, ${where}`}
              toRows={dropsRows}
            />
          </div>
        </li>
      ))}
    </ul>
  )
}
