import '#ui/layout.css'
import './birth.css'

import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { gestationText } from '#clinical/care/gestation.ts'
import { Withheld } from '#clinical/entries/Withheld.tsx'
import { type Child, childrenOf } from '#clinical/patient/mother-and-child.ts'
import { lossLevelOf } from '#departments/maternity/labour/blood-loss.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { pregnanciesOf } from '#departments/maternity/pregnancy/queries.ts'
import { formatDate, formatDateTime } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { type Birth, type Labour, ofPregnancy, robsonOf } from './births.ts'
import { birthsOf } from './queries.ts'
import { inputWords, type Robson } from './robson.ts'
import { OtherPatient } from './OtherPatient.tsx'

/** The births in a mother's record: how each baby came, and the way to the baby's own record. */
export default function BirthView({ patientId }: { patientId: string }) {
  const pregnancies = useQuery(pregnanciesOf(patientId))
  const births = useQuery(birthsOf(patientId))
  const children = useQuery(childrenOf(patientId))
  const navigate = useNavigate()
  const open = (name: string) => void navigate(`${paths.chartAt(patientId, 'maternity')}/${name}`)
  return (
    <>
      <div className="buttons">
        <ActionButton may="maternity:birth" className="button primary" onClick={() => open('birth')}>
          Record birth of a baby
        </ActionButton>
        {(births.data?.births.length ?? 0) > 0 && (
          <ActionButton may="maternity:birth" onClick={() => open('labour-and-after')}>
            Labour and after the birth
          </ActionButton>
        )}
      </div>
      <Loaded query={births} what="births">
        {(known) => (
          <>
            <Loaded query={pregnancies} what="pregnancies">
              {({ pregnancies: those }) => (
                <>
                  {known.births.length === 0 && (
                    <Panel title="Birth">
                      <p>No birth recorded</p>
                    </Panel>
                  )}
                  {those.map((pregnancy, index) => {
                    const mine = ofPregnancy(known.births, pregnancy.episode, index === 0)
                    return mine.length === 0 ? null : (
                      <Births
                        key={pregnancy.episode.id}
                        births={mine}
                        labour={ofPregnancy(known.labours, pregnancy.episode, index === 0)[0]}
                        pregnancy={pregnancy}
                        babies={known.babies}
                      />
                    )
                  })}
                </>
              )}
            </Loaded>
            <Loaded query={children} what="her children’s records">
              {(others) => (
                <>
                  <WithoutBirth
                    those={others.children.filter(
                      ({ patient }) => !known.births.some(({ babyId }) => babyId === patient.id),
                    )}
                  />
                  <Withheld count={known.withheld + others.withheld} />
                </>
              )}
            </Loaded>
          </>
        )}
      </Loaded>
    </>
  )
}

type Props = {
  births: Birth[]
  labour: Labour | undefined
  pregnancy: Pregnancy
  babies: ReadonlyMap<string, Child>
}

function Births({ births, labour, pregnancy, babies }: Props) {
  const expected = Math.max(births.length, ...births.map(({ fetuses }) => fetuses ?? 1))
  const missing = expected - births.length
  const title = births.length > 1 ? 'Births' : 'Birth'
  return (
    <Panel title={`${title} of ${formatDate(births[0]?.at)}`}>
      {missing > 0 && (
        <p className="notice warning">
          {births.length} of {expected} births recorded: {missing === 1 ? 'one is' : `${missing} are`} still
          to be written.
        </p>
      )}
      <ul className="births" aria-label="Babies born">
        {births.map((birth, index) => (
          <li key={birth.id}>
            <OneBirth
              birth={birth}
              of={expected}
              number={birth.order ?? index + 1}
              baby={babies.get(birth.babyId ?? '')}
            />
          </li>
        ))}
      </ul>
      <LabourFacts labour={labour} />
      <p>
        <RobsonWords of={robsonOf(births, labour, pregnancy)} />
      </p>
      {!pregnancy.over && (
        <p className="quiet-text">
          The pregnancy is under way until “Labour and after the birth” says that all of its babies are
          recorded.
        </p>
      )}
    </Panel>
  )
}

function OneBirth({
  birth,
  of,
  number,
  baby,
}: {
  birth: Birth
  of: number
  number: number
  baby: Child | undefined
}) {
  const { at, mode, urgency, indication, presentation, place, attended, outcome, gestation, babyId } = birth
  return (
    <div className="stack">
      <div>
        <h3>
          {of > 1 ? `Baby ${number} of ${of}, ` : ''}
          {formatDateTime(at)}
        </h3>
        <p>
          {outcome}. {mode}
          {urgency && `, ${urgency.toLowerCase().replace(/:.*/, '')}`}
          {indication && ` for ${indication}`}. {presentation} presentation.
        </p>
        <p className="second-line">
          {gestation === undefined ? 'Gestation not known: no due date' : `${gestationText(gestation)} weeks`}{' '}
          · {place} · {attended ? `Attended by ${attended}` : 'Who attended is not recorded'}
        </p>
      </div>
      <OtherPatient
        who="Baby"
        id={babyId}
        name={baby?.patient.name}
        born={baby?.patient}
        section="maternity"
        missing={babyId ? 'The baby’s record cannot be shown: restricted' : 'No record of the baby is named'}
      />
    </div>
  )
}

function LabourFacts({ labour }: { labour: Labour | undefined }) {
  if (!labour) return <p>Labour and what was found after the birth: not recorded</p>
  const loss = labour.bloodLoss === undefined ? undefined : lossLevelOf(labour.bloodLoss)
  return (
    <dl className="fact-grid birth-facts">
      {labour.facts.map(({ label, words }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {words}{' '}
            {label === 'Blood loss in all' && loss && (
              <span className={`badge ${loss.from < 1000 ? 'warning' : 'danger'}`}>{loss.words}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function RobsonWords({ of }: { of: Robson }) {
  if ('group' in of)
    return (
      <>
        <strong>Robson group {of.group}.</strong> {of.words}.
      </>
    )
  if ('contradiction' in of) return <>Robson group cannot be told: {of.contradiction}.</>
  return (
    <>Robson group cannot be told. Not recorded: {of.missing.map((name) => inputWords[name]).join(', ')}.</>
  )
}

/** Registered as hers, at the desk or before there were birth records: their birth is not in this record. */
function WithoutBirth({ those }: { those: Child[] }) {
  if (those.length === 0) return null
  return (
    <Panel title="Her children whose birth is not recorded here">
      <ul className="births">
        {those.map(({ patient }) => (
          <li key={patient.id}>
            <OtherPatient who="Child" id={patient.id} name={patient.name} born={patient} section="summary" />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
