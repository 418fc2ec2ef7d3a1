import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'

import { DialogButton } from '#auth/DialogButton.tsx'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { formatDate } from '#fhir/dates.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { answerWords, channelNames, channels, consentOf, consentRows } from './consent.ts'
import { preferenceWords } from './preference.ts'
import { contacting } from './queries.ts'

/** How they wish to be reached, and which ways they allow. */
export function ContactingPanel({ patientId }: { patientId: string }) {
  const query = useQuery(contacting(patientId))
  const consent = query.data?.consent
  return (
    <Panel
      title="Contact and consent"
      action={
        <>
          {consent && (
            <AboutButton
              patientId={patientId}
              type="Consent"
              id={consent.id}
              what="Consent to contact"
              toRows={consentRows}
            />
          )}
          <DialogButton
            may="patient.register"
            to={deepPaths.detail(patientId, 'contact')}
            className="button small"
          >
            Change contact
          </DialogButton>
        </>
      }
    >
      <Loaded query={query} what="how they may be contacted">
        {({ patient, consent: given, withheld }) => {
          const { method, times, format } = preferenceWords(patient)
          const answers = consentOf(given)
          return (
            <>
              <dl className="facts">
                <dt>Preferred method</dt>
                <dd>{method ?? 'Not asked'}</dd>
                <dt>Best time</dt>
                <dd>{times ?? 'Not asked'}</dd>
                <dt>Written format</dt>
                <dd>{format ?? 'Ordinary print'}</dd>
                {channelNames.map((channel) => (
                  <Fragment key={channel}>
                    <dt>{channels[channel]}</dt>
                    <dd>{consentWords(answers[channel])}</dd>
                  </Fragment>
                ))}
              </dl>
              {given && <p className="quiet-text">Consent asked {formatDate(given.dateTime)}</p>}
              {withheld > 0 && <p className="quiet-text">A consent is withheld: restricted.</p>}
            </>
          )
        }}
      </Loaded>
    </Panel>
  )
}

const consentWords = (answer: keyof typeof answerWords) =>
  answer === 'no' ? (
    <strong className="badge warning">No consent</strong>
  ) : answer === 'yes' ? (
    'Consent given'
  ) : (
    'Not asked'
  )
