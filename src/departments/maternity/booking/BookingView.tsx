import '#ui/layout.css'

import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { pregnanciesOf } from '#departments/maternity/pregnancy/queries.ts'
import { WrongLink } from '#departments/maternity/wrong/WrongLink.tsx'
import { formatDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { BookingForms } from './BookingForms.tsx'
import { type Earlier, earlierOf, earlierWhen, parityDisagrees } from './earlier.ts'
import { disclosuresOf, enquiryOf } from './enquiry.ts'
import { screeningsOf, screeningTests } from './screening.ts'

/** What is asked, offered and weighed at booking. */
export default function BookingView({ patientId }: { patientId: string }) {
  const query = useQuery(pregnanciesOf(patientId))
  const navigate = useNavigate()
  const open = (name: string) =>
    void navigate(`${paths.chartAt(patientId, 'maternity')}/${name}?view=booking`)
  return (
    <Loaded query={query} what="pregnancies">
      {({ pregnancies, observations }) => {
        const underWay = pregnancies.find(({ over }) => !over)
        const pregnancy = underWay ?? pregnancies[0]
        if (!pregnancy) return <p>No pregnancy recorded</p>
        const parts = { pregnancy, open: underWay && open }
        return (
          <>
            <EarlierPregnancies {...parts} earlier={earlierOf(observations)} />
            <Screening {...parts} />
            <p>
              <Link to={paths.chart(patientId, 'allergies')}>Allergies</Link> are asked at booking, and
              recorded where every chart reads them.
            </p>
            <BookingForms {...parts} patientId={patientId} />
            <Enquiry {...parts} />
          </>
        )
      }}
    </Loaded>
  )
}

type Parts = {
  pregnancy: Pregnancy
  /** Undefined: no pregnancy is under way, and nothing is added to one that is over */
  open: ((name: string) => void) | undefined
}

function EarlierPregnancies({ pregnancy, open, earlier }: Parts & { earlier: Earlier[] }) {
  const wrong = parityDisagrees(pregnancy.parity, earlier, !pregnancy.over)
  return (
    <Panel
      title="Earlier pregnancies"
      note={pregnancy.parity}
      action={open && <Open open={open} name="earlier-pregnancy" words="Add earlier pregnancy" />}
    >
      {wrong && (
        <p role="status">
          <span className="badge warning">{wrong}</span>
        </p>
      )}
      {earlier.length === 0 && (
        <p>
          {pregnancy.stated && pregnancy.stated.gravida > 1
            ? 'None is described, though there were earlier pregnancies'
            : 'None is described'}
        </p>
      )}
      <ol className="lines">
        {earlier.map((one) => (
          <li key={one.id}>
            <strong>{earlierWhen(one)}</strong> {one.words.join(', ')}{' '}
            <WrongLink kind="found" id={one.id} what={`Pregnancy, ${earlierWhen(one)}`} view="booking" />
            {one.note && <span className="second-line">{one.note}</span>}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

const Open = ({ open, name, words }: { open: (name: string) => void; name: string; words: string }) => (
  <ActionButton may="maternity:record" className="button small" onClick={() => open(name)}>
    {words}
  </ActionButton>
)

function Screening({ pregnancy, open }: Parts) {
  return (
    <Panel title="Screening" action={open && <Open open={open} name="screening" words="Record screening" />}>
      <dl className="facts">
        {screeningsOf(pregnancy).map(({ test, text, history }) => (
          <ScreeningLine key={test} name={screeningTests[test]} text={text} history={history} />
        ))}
      </dl>
    </Panel>
  )
}

type Line = { name: string; text: string; history: { id: string; text: string; on: string | undefined }[] }

const ScreeningLine = ({ name, text, history: [newest, ...before] }: Line) => (
  <>
    <dt>{name}</dt>
    <dd>
      {text}
      {newest && (
        <>
          {' '}
          <WrongLink kind="found" id={newest.id} what={`${name}: ${text}`} view="booking" />
          <span className="second-line">{formatDate(newest.on)}</span>
        </>
      )}
      {before.map((one) => (
        <span key={one.id} className="second-line">
          Before: {one.text}, {formatDate(one.on)}
        </span>
      ))}
    </dd>
  </>
)

/** Asked, and when. The answer is very restricted: it is here for whoever has been let in, and never on paper. */
function Enquiry({ pregnancy, open }: Parts) {
  const asked = enquiryOf(pregnancy)
  const told = disclosuresOf(pregnancy)
  return (
    <Panel
      title="Routine enquiry"
      action={open && <Open open={open} name="enquiry" words="Record routine enquiry" />}
    >
      <p>{asked ? `${asked.words}, ${formatDate(asked.on)}` : 'Not recorded'}</p>
      {told.length === 0 && asked && (
        <p className="quiet-text">What was answered is restricted: it is seen with emergency access alone.</p>
      )}
      {told.length > 0 && (
        <details className="not-printed">
          <summary>What was answered: look only when nobody can see the screen</summary>
          <ul className="lines">
            {told.map(({ id, words, note, on }) => (
              <li key={id}>
                {words}, {formatDate(on)}
                {note && <span className="second-line">{note}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}
