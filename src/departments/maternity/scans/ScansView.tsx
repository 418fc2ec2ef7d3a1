import '#ui/layout.css'

import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { gestationText } from '#clinical/care/gestation.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { pregnanciesOf } from '#departments/maternity/pregnancy/queries.ts'
import { WrongLink } from '#departments/maternity/wrong/WrongLink.tsx'
import { formatDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { TimeChart } from '#ui/chart/TimeChart.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { type Centiles, growthLines, type GrowthLines } from './centiles.ts'
import { gestationTicks, growthSpan, growthStrips, growthWords, heightsOf } from './growth.ts'
import { scansOf } from './scan.ts'

/** Every scan, and what grows: of the pregnancy under way, and of those before it. */
export default function ScansView({ patientId }: { patientId: string }) {
  const query = useQuery(pregnanciesOf(patientId))
  const navigate = useNavigate()
  return (
    <Loaded query={query} what="pregnancies">
      {({ pregnancies }) => (
        <>
          {pregnancies.some(({ over }) => !over) && (
            <div className="buttons">
              <ActionButton
                may="maternity:record"
                className="button primary"
                onClick={() => void navigate(`${paths.chartAt(patientId, 'maternity')}/scan?view=scans`)}
              >
                Record scan
              </ActionButton>
            </div>
          )}
          {pregnancies.length === 0 && <p>No pregnancy recorded</p>}
          {pregnancies.map((one) => (
            <ScansOfOne key={one.episode.id} pregnancy={one} />
          ))}
        </>
      )}
    </Loaded>
  )
}

function ScansOfOne({ pregnancy }: { pregnancy: Pregnancy }) {
  const scans = scansOf(pregnancy)
  const of = pregnancy.over ? ` of the pregnancy of ${formatDate(pregnancy.begun)}` : ''
  return (
    <>
      <Growth pregnancy={pregnancy} of={of} />
      <Panel title={`Scans${of}`} note={String(scans.length)}>
        {scans.length === 0 && <p>No scan is recorded</p>}
        <ul className="lines">
          {scans.map(({ id, words, on, days, fetus, found, note, warnings }) => (
            <li key={id}>
              <strong>{words}</strong> {fetus !== undefined && `Fetus ${fetus} `}
              <WrongLink kind="found" id={id} what={`${words}, ${formatDate(on)}`} view="scans" />
              {warnings.map((one) => (
                <span key={one} className="badge warning">
                  {one}
                </span>
              ))}
              <span className="second-line">
                {formatDate(on)}
                {days !== undefined && `, ${gestationText(days)}`}
              </span>
              {found.length > 0 && <p>{found.map(({ what, text }) => `${what} ${text}`).join(' · ')}</p>}
              {note && <p>{note}</p>}
            </li>
          ))}
        </ul>
      </Panel>
    </>
  )
}

function Growth({ pregnancy, of }: { pregnancy: Pregnancy; of: string }) {
  const query = useQuery(growthLines)
  const heights = heightsOf(pregnancy)
  const slow = growthWords(heights, query.data?.fundalHeight)
  const drawn = growthStrips(pregnancy, query.data).filter(({ points }) => points.length > 0)
  return (
    <Panel title={`Growth${of}`} note="by gestation">
      {slow && (
        <p role="status">
          <span className="badge danger">{slow}</span> By the rule of {query.data?.fundalHeight?.source}.
        </p>
      )}
      {drawn.length === 0 ? (
        <p>Nothing has been measured yet. Fundal heights are recorded with a contact, weights with a scan.</p>
      ) : (
        <>
          {pregnancy.estimates.length === 0 && (
            <p>
              Without a due date nothing can be drawn by gestation: what was measured stands in the table.
            </p>
          )}
          <TimeChart label="Growth by gestation" strips={drawn} over={growthSpan} ticks={gestationTicks} />
          <Loaded query={query} what="growth centiles">
            {(lines) => <LineWords lines={lines} />}
          </Loaded>
        </>
      )}
    </Panel>
  )
}

/** Whose lines are drawn; or that there are none, and that nothing is said of slow growth therefore. */
function LineWords({ lines: { fundalHeight, weight } }: { lines: GrowthLines }) {
  const said = (what: string, centiles: Centiles | undefined) =>
    centiles
      ? `${what}: dashed lines ${centiles.curves.map(({ label }) => label).join(', ')} (${centiles.source}).`
      : `${what}: no centiles are loaded.`
  return (
    <p className="quiet-text">
      {said('Fundal height', fundalHeight)} {said('Estimated weight', weight)}{' '}
      {fundalHeight?.leastRisePerWeek === undefined &&
        'No rule for slow growth is loaded: what is drawn is what was measured.'}
    </p>
  )
}
