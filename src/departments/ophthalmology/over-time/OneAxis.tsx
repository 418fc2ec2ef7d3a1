import '#ui/layout.css'
import './over-time.css'

import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useLocation, useSearchParams } from 'react-router'

import { PrintSheet, PrintSheets } from '#clinical/paper/PrintSheets.tsx'
import { eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { eyeRecord } from '#departments/ophthalmology/eye/queries.ts'
import type { EyeRecord } from '#departments/ophthalmology/eye/record.ts'
import type { Drops } from '#departments/ophthalmology/glaucoma/drops.ts'
import { eyeDrops } from '#departments/ophthalmology/glaucoma/queries.ts'
import { useNow } from '#lib/use-now.ts'
import { AddressChoice } from '#ui/AddressChoice.tsx'
import { ChartReader, spokenMoment } from '#ui/chart/ChartReader.tsx'
import { momentsOf, spanOf, type Strip } from '#ui/chart/strip.ts'
import { TimeChart } from '#ui/chart/TimeChart.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'
import { usePrinting } from '#ui/use-printing.ts'

import { EyesTable } from './EyesTable.tsx'
import { PrintButton } from './PrintButton.tsx'
import { spans, spanFor } from './span.ts'
import { bothEyes } from './strips.ts'

/** Both eyes over the same time: how well they see, pressure against its target, retina, field, and all that was done. */
export default function OneAxis({ patientId }: { patientId: string }) {
  const record = useQuery(eyeRecord(patientId))
  const drops = useQuery(eyeDrops(patientId))
  return (
    <Loaded query={record} what="the eyes">
      {(eyesOf) => (
        <>
          {drops.error && (
            <p role="alert" className="notice warning">
              Eye drops could not be loaded, and are not drawn. {drops.error.message}
            </p>
          )}
          {drops.data !== undefined || drops.error ? (
            <BothEyes patientId={patientId} record={eyesOf} drops={drops.data?.drops ?? []} />
          ) : (
            <p role="status">Loading eye drops…</p>
          )}
        </>
      )}
    </Loaded>
  )
}

type Props = { patientId: string; record: EyeRecord; drops: readonly Drops[] }

function BothEyes({ patientId, record, drops }: Props) {
  const now = useNow()
  const printing = usePrinting()
  const { pathname } = useLocation()
  const asked = useSearchParams()[0].get('over')
  const chosen = spans.find(({ value }) => value === asked) ?? spans[2]
  const strips = useMemo(() => bothEyes(record, drops, now), [record, drops, now])
  const lost = drops.filter(({ into }) => into.length === 0)
  const all = useMemo(() => momentsOf([...strips.right, ...strips.left]), [strips])
  const over = useMemo(() => spanFor(chosen.years, spanOf(all), now), [chosen, all, now])
  if (!over) return <p>Nothing is recorded that can be drawn over time.</p>
  const title = `Eyes over time, ${chosen.label.toLowerCase()}`
  return (
    <>
      <div className="buttons axis-tools">
        <AddressChoice
          label="How far back"
          value={chosen.value}
          options={spans}
          toAddress={(value) => `${pathname}?view=time&over=${value}`}
        />
        <PrintButton patientId={patientId} what={title} />
      </div>
      <Charts strips={strips} over={over} all={all} />
      {lost.length > 0 && (
        <p className="quiet-text">
          Not drawn, for the eye is not recorded: {lost.map(({ drug }) => drug).join(', ')}
        </p>
      )}
      <Panel title="Table of values">
        <EyesTable strips={strips} over={over} />
      </Panel>
      {printing && (
        <PrintSheets patientId={patientId} title={title}>
          <PrintSheet>
            <Charts strips={strips} over={over} all={all} />
            <EyesTable strips={strips} over={over} />
          </PrintSheet>
        </PrintSheets>
      )}
    </>
  )
}

type ChartsProps = {
  strips: Record<'right' | 'left', Strip[]>
  over: { from: number; to: number }
  all: readonly number[]
}

/** One cursor for both: what is read is one moment, in either eye. */
function Charts({ strips, over, all }: ChartsProps) {
  const [chosen, setChosen] = useState<number>()
  const moments = useMemo(() => all.filter((one) => one >= over.from && one <= over.to), [all, over])
  const cursor = useMemo(() => ({ moments, chosen, onRead: setChosen }), [moments, chosen])
  const spoken = useMemo(
    () =>
      eyes.flatMap((eye) =>
        strips[eye].map((strip) => ({ ...strip, name: `${eyeWords[eye]}: ${strip.name}` })),
      ),
    [strips],
  )
  return (
    <div className="both-eyes" role="group" aria-label="Both eyes over time">
      <div className="eyes">
        {eyes.map((eye) => (
          <Panel key={eye} title={`${eyeWords[eye]} over time`}>
            <TimeChart label={eyeWords[eye]} strips={strips[eye]} over={over} cursor={cursor} />
          </Panel>
        ))}
      </div>
      <p className="axis-read" aria-hidden="true">
        {spokenMoment(spoken, chosen)}
      </p>
      <p className="quiet-text axis-key">
        ▲ injection, ✕ no injection, ◆ laser, ■ operation; a bar is a drop from its first day to its last; the
        broken line is the target.{' '}
        <span className="axis-keys">Arrow keys, Home and End move through the time in both eyes.</span>
      </p>
      {moments.length > 0 && (
        <ChartReader label="both eyes" strips={spoken} moments={moments} chosen={chosen} onRead={setChosen} />
      )}
    </div>
  )
}
