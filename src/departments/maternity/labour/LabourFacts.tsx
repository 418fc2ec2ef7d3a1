import type { UseQueryResult } from '@tanstack/react-query'

import { gestationText } from '#clinical/care/gestation.ts'
import { gestationDays } from '#departments/maternity/pregnancy/gestation.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { formatDateTime, formatDuration, londonDate } from '#fhir/dates.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { type Charted, type Labour, lastOf, stageWords } from './labour.ts'
import { progressOf } from './progress.ts'
import { labourRules, signOff } from './rules.ts'

type Props = { labour: Labour; pregnancies: UseQueryResult<{ pregnancies: Pregnancy[] }> }

/** How far this labour is, in words. */
export function LabourFacts({ labour, pregnancies }: Props) {
  const now = useNow()
  const { begun, encounter, established, over, onset, second, stage } = labour
  const progress = progressOf(labour)
  const membranes = lastOf(labour, 'membranes')
  return (
    <Panel title="This labour" {...(over ? { note: 'ended' } : {})}>
      {progress.delayed && !over ? (
        <p role="alert" className="notice warning labour-call">
          {progress.words}
        </p>
      ) : (
        <p>{progress.words}</p>
      )}
      <dl className="facts">
        <dt>Gestation</dt>
        <dd>
          <Loaded query={pregnancies} what="pregnancies">
            {({ pregnancies: those }) => <Gestation of={those} on={encounter.period?.start} />}
          </Loaded>
        </dd>
        <dt>Began</dt>
        <dd>
          {formatDateTime(encounter.period?.start, 'Time not recorded')}
          {begun !== undefined && !over && ` · ${formatDuration(now - begun)} ago`}
          <span className="second-line">
            {[onset?.text ?? 'Onset not recorded', onset?.note].filter(Boolean).join(': ')}
          </span>
        </dd>
        <dt>Stage</dt>
        <dd>
          {over
            ? `Ended ${formatDateTime(encounter.period?.end, 'at a time not recorded')}`
            : stageWords[stage]}
          <span className="second-line">
            {[
              established !== undefined &&
                `4 cm found ${formatDateTime(new Date(established).toISOString())}`,
              second !== undefined && `10 cm found ${formatDateTime(new Date(second).toISOString())}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </dd>
        <dt>Cervix</dt>
        <dd>{latest(lastOf(labour, 'cervix'))}</dd>
        <dt>Membranes</dt>
        <dd>{latest(membranes)}</dd>
        <dt>Liquor</dt>
        <dd>{latest(lastOf(labour, 'liquor'))}</dd>
        <dt>Presentation</dt>
        <dd>{latest(lastOf(labour, 'presentation'))}</dd>
      </dl>
      <p className="quiet-text">
        Established from {labourRules.establishedFrom} cm; delay below {labourRules.delay.cm} cm in{' '}
        {labourRules.delay.hours} hours: {labourRules.source}. {signOff}
      </p>
    </Panel>
  )
}

const latest = (one: Charted | undefined) =>
  one ? `${one.text}, ${formatDateTime(one.when)}` : 'Not recorded'

function Gestation({ of, on = '' }: { of: readonly Pregnancy[]; on: string | undefined }) {
  const edd = of[0]?.estimates[0]?.edd
  if (!edd) return <>Not known: no due date is recorded</>
  return (
    <>
      {gestationText(gestationDays(edd, on ? londonDate(new Date(on)) : londonDate()))} weeks when labour
      began
    </>
  )
}
