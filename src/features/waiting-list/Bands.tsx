import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'

import { Loaded } from '#ui/Loaded.tsx'

import { addressWith, type BandFilter } from './filter.ts'
import { type Asked, bandCounts } from './queries.ts'
import { bands } from './rtt.ts'

/** 92 % of clocks that tick within 18 weeks: the constitutional standard (domain facts §5.3). */
const standard = 92

/** How many clocks tick in each band; a band is chosen by its count. */
export function Bands({ asked, enabled }: { asked: Asked; enabled: boolean }) {
  const { band: chosen, view } = asked.filter
  // the counts of every band are the same whichever of them is chosen
  const query = useQuery({ ...bandCounts({ ...asked, filter: { ...asked.filter, band: '' } }), enabled })
  return (
    <section className="waiting-bands" aria-label="Weeks waited">
      <Loaded query={query} what="the counts by weeks waited">
        {(counts) => (
          <>
            <ul className="bands">
              {shown(view).map(({ code, words }) => (
                <BandLink
                  key={code}
                  code={code}
                  words={words}
                  count={counts.get(code) ?? 0}
                  chosen={chosen === code}
                />
              ))}
            </ul>
            {view === 'all' && <Standard counts={counts} />}
          </>
        )}
      </Loaded>
    </section>
  )
}

const soon = { code: 'soon', words: 'Breach within 4 weeks' } as const

/** In the breach view the first band is those who come close to it. */
const shown = (view: 'all' | 'breach'): readonly { code: BandFilter; words: string }[] =>
  view === 'breach' ? [soon, ...bands.slice(1)] : bands

type LinkProps = { code: BandFilter; words: string; count: number; chosen: boolean }

function BandLink({ code, words, count, chosen }: LinkProps) {
  const [params] = useSearchParams()
  return (
    <li>
      <Link
        to={addressWith(params, { band: chosen ? '' : code })}
        className={`band ${toneOf(code)}`}
        aria-current={chosen ? 'true' : undefined}
      >
        <strong>{count.toLocaleString('en-GB')}</strong> <span>{words}</span>
      </Link>
    </li>
  )
}

const toneOf = (code: BandFilter) =>
  code === 'soon' || code === '18' ? '' : Number(code) >= 52 ? 'long' : 'over'

function Standard({ counts }: { counts: ReadonlyMap<BandFilter, number> }) {
  const within = counts.get('18') ?? 0
  const all = bands.reduce((sum, { code }) => sum + (counts.get(code) ?? 0), 0)
  if (all === 0) return <p className="quiet-text">No clock ticks here.</p>
  // never rounded up to a standard that was missed
  const percent = Math.floor((within / all) * 1000) / 10
  return (
    <p className="bands-standard">
      <strong>{percent} %</strong> of {all.toLocaleString('en-GB')} clocks that tick are within 18 weeks.{' '}
      <span className={percent >= standard ? 'badge success' : 'badge warning'}>
        {percent >= standard ? 'Standard met' : 'Below the standard'}: {standard} %
      </span>
    </p>
  )
}
