import { useQuery } from '@tanstack/react-query'

import { ActionButton } from '#auth/ActionButton.tsx'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { daysAfter } from '#departments/maternity/pregnancy/gestation.ts'
import { filledForms } from '#features/forms/queries.ts'
import type { Form } from '#features/forms/questionnaire.ts'
import { isOf, toAssessment } from '#features/forms/response.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { maternityForms } from './maternity-forms.ts'

type Props = { patientId: string; pregnancy: Pregnancy; open: ((name: string) => void) | undefined }

/** History and the risks that are weighed: each a form whose questions and rules are data, with its newest answers. */
export function BookingForms({ patientId, pregnancy, open }: Props) {
  const forms = useQuery(maternityForms)
  return (
    <Loaded query={forms} what="the forms of booking">
      {(all) => (
        <div className="columns">
          {all.length === 0 && (
            <Panel title="History and risk">
              <p>This record holds no forms of booking.</p>
            </Panel>
          )}
          {all.map((form) => (
            <FilledForm key={form.id} form={form} patientId={patientId} pregnancy={pregnancy} open={open} />
          ))}
        </div>
      )}
    </Loaded>
  )
}

function FilledForm({ form, patientId, pregnancy, open }: Props & { form: Form }) {
  const query = useQuery(filledForms(patientId))
  return (
    <Panel
      title={form.title}
      action={
        open && (
          <ActionButton
            may="assessment.record"
            className="button small"
            onClick={() => open(`form/${encodeURIComponent(form.id)}`)}
          >
            Fill in: {form.title}
          </ActionButton>
        )
      }
    >
      <Loaded query={query} what={form.title}>
        {({ responses, complete }) => {
          const mine = responses.filter((one) => isOf(one, form) && isWithin(pregnancy, one.authored))
          const [newest] = mine
          if (!newest)
            return <p>{complete ? 'Not recorded' : 'Not among the newest forms of this patient'}</p>
          const { answers, score, at } = toAssessment(newest, form)
          return (
            <>
              {score && (
                <p>
                  <span className={score.band?.level === 'high' ? 'badge danger' : 'badge'}>
                    {score.band?.words ?? `Total ${score.total}`}
                  </span>
                </p>
              )}
              <dl className="facts">
                {answers.map(({ label, words, carriedFrom }) => (
                  <Answer key={label} label={label} words={words} carriedFrom={carriedFrom} />
                ))}
              </dl>
              <p className="quiet-text">
                {formatDateTime(at)}
                {mine.length > 1 && `, and ${mine.length - 1} times before`}. {form.source}
              </p>
            </>
          )
        }}
      </Loaded>
    </Panel>
  )
}

const Answer = ({
  label,
  words,
  carriedFrom,
}: {
  label: string
  words: string
  carriedFrom: string | undefined
}) => (
  <>
    <dt>{label}</dt>
    <dd>
      {words}
      {carriedFrom && <span className="second-line">as answered on {carriedFrom}</span>}
    </dd>
  </>
)

/** A form names no pregnancy: the day it was filled in does. */
function isWithin({ estimates, episode: { period } }: Pregnancy, on: string | undefined): boolean {
  const edd = estimates[0]?.edd
  const from = edd ? daysAfter(edd, -280) : period?.start
  const day = on?.slice(0, 10) ?? ''
  return (!from || day >= from.slice(0, 10)) && (!period?.end || day <= period.end.slice(0, 10))
}
