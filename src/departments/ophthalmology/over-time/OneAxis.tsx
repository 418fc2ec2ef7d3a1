import { useMemo } from 'react'

import { eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import type { EyeRecord } from '#departments/ophthalmology/eye/record.ts'
import { momentsOf, spanOf } from '#ui/chart/strip.ts'
import { TimeChart } from '#ui/chart/TimeChart.tsx'
import { Panel } from '#ui/Panel.tsx'

import { stripsOf } from './strips.ts'

/** Both eyes over the same time: acuity, pressure against its target, retina, field, and what was done, one under another. */
export function OneAxis({ record }: { record: EyeRecord }) {
  const strips = useMemo(
    () => ({ right: stripsOf(record, 'right'), left: stripsOf(record, 'left') }),
    [record],
  )
  const over = useMemo(() => spanOf(momentsOf([...strips.right, ...strips.left])), [strips])
  return (
    <div className="eyes">
      {eyes.map((eye) => (
        <Panel key={eye} title={`${eyeWords[eye]} over time`}>
          {momentsOf(strips[eye]).length === 0 ? (
            <p>Nothing recorded that can be drawn</p>
          ) : (
            <TimeChart label={eyeWords[eye]} strips={strips[eye]} {...(over ? { over } : {})} />
          )}
        </Panel>
      ))}
    </div>
  )
}
