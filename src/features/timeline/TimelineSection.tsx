import './timeline.css'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'

import { formatDate } from '#fhir/dates.ts'
import { useNow } from '#lib/use-now.ts'
import { Panel } from '#ui/Panel.tsx'

import { axisSpan, zoomed } from './axis.ts'
import { AxisTools } from './AxisTools.tsx'
import { isPeriodLoaded, partsToLoad } from './earlier.ts'
import { addressOf, type Filters, filtersOf, isFiltered, shows } from './filters.ts'
import { JumpToDate } from './JumpToDate.tsx'
import { LaneNames } from './LaneNames.tsx'
import { momentWords } from './moments.ts'
import { PartNotices } from './PartNotices.tsx'
import { visitSpecialties } from './queries.ts'
import { TimelineAxis } from './TimelineAxis.tsx'
import { TimelineFilters } from './TimelineFilters.tsx'
import { TimelineList, UndatedList } from './TimelineList.tsx'
import { type PartState, useTimeline } from './use-timeline.ts'
import { type LoadedPart, toView, type View, visitsNotLoaded } from './view.ts'

/** Everything that happened to one patient on one axis, and in words below it, the newest at the right and at the end. */
export function TimelineSection({ patientId }: { patientId: string }) {
  const [address, setAddress] = useSearchParams()
  const now = useNow()
  const filters = filtersOf(address)
  const [chosen, setChosen] = useState<string>()
  const [isFiltering, setFiltering] = useState(Boolean(filters.source ?? filters.specialty))
  const parts = useTimeline(patientId, filters.upTo)
  const asked = parts.filter(({ part }) => part.kinds.some((kind) => shows(filters, kind)))
  const loaded = parts.map(({ part, windows, undated }) => ({
    kinds: part.kinds,
    windows: windows.data?.pages ?? [],
    undated: undated.data,
  }))
  const view = toView(loaded, filters, useSpecialties(patientId, parts, loaded))
  const change = (next: Filters, replace = true) =>
    setAddress(addressOf(next), { replace, preventScrollReset: true })
  const changePeriod = (period: Pick<Filters, 'from' | 'upTo'>) => change({ ...filters, ...period })
  const span = axisSpan(view, filters, now)
  const hiding = [filters.source, filters.specialty].filter(Boolean).length
  const next = partsToLoad(parts, view, filters, now)
  const loading = next.some(({ windows }) => windows.isFetchingNextPage)
  const known = asked.some(({ windows }) => windows.data !== undefined)
  const missing = asked.filter(({ windows }) => windows.data === undefined).map(({ part }) => part.words)
  const isWaiting = asked.some(({ windows }) => windows.isPending)
  return (
    <Panel title="Timeline">
      <PartNotices parts={asked} />
      {known && (
        <>
          <AxisTools span={span} filters={filters} now={now} onPeriod={changePeriod}>
            <button
              type="button"
              className="button small"
              aria-expanded={isFiltering}
              onClick={() => setFiltering(!isFiltering)}
            >
              {hiding > 0 ? `Filters (${hiding})` : 'Filters'}
            </button>
            <JumpToDate onJump={(day) => change({ ...filters, from: undefined, upTo: day }, false)} />
          </AxisTools>
          {isFiltering && <TimelineFilters view={view} filters={filters} onChange={change} />}
          <TimelineAxis
            events={[...view.reachingIn, ...view.events]}
            span={span}
            loadedFrom={view.loadedFrom}
            now={now}
            chosen={chosen}
            onChoose={setChosen}
            names={
              <LaneNames
                counts={view.counts}
                chosen={filters.kinds}
                onChoose={(kinds) => change({ ...filters, kinds })}
              />
            }
            onZoom={(factor) => changePeriod({ ...zoomed(span, factor), upTo: filters.upTo })}
          />
          <div className="timeline-bar">
            <p role="status">{isWaiting ? '' : loadedWords(view, filters, missing)}</p>
            {!isPeriodLoaded(view, filters) && (
              <button
                type="button"
                className="button small"
                disabled={loading}
                onClick={() => {
                  for (const { windows } of next) void windows.fetchNextPage()
                }}
              >
                {loading ? 'Loading earlier…' : 'Load earlier'}
              </button>
            )}
            {filters.upTo && (
              <button
                type="button"
                className="button small"
                onClick={() => change({ ...filters, from: undefined, upTo: undefined })}
              >
                Show newest
              </button>
            )}
          </div>
          <HiddenNote view={view} filters={filters} onChange={change} />
          <TimelineList
            view={view}
            patientId={patientId}
            reading={addressOf(filters).toString()}
            before={isWaiting ? '' : beforeWords(view, filters, missing)}
            chosen={chosen}
            after={filters.upTo ? `Later than ${formatDate(filters.upTo)} is not shown` : 'Newest'}
          />
          <UndatedList view={view} patientId={patientId} />
        </>
      )}
      <p className="quiet-text list-notes">{notesOf(view, filters).join(' ')}</p>
    </Panel>
  )
}

/** Of visits further back than is loaded, once everything else is there. */
function useSpecialties(patientId: string, parts: readonly PartState[], loaded: readonly LoadedPart[]) {
  const isWaiting = parts.some(({ windows }) => windows.isPending)
  const named = isWaiting ? [] : visitsNotLoaded(loaded)
  return useQuery({ ...visitSpecialties(patientId, named), enabled: named.length > 0 }).data
}

type NoteProps = { view: View; filters: Filters; onChange: (filters: Filters) => void }

/** A filter that hides something says so (hazard H4). */
function HiddenNote({ view, filters, onChange }: NoteProps) {
  if (!isFiltered(filters)) return null
  const { hidden } = view
  return (
    <p className="notice quiet" role="status">
      {hidden === 1 ? '1 loaded entry is' : `${hidden} loaded entries are`} hidden by the filters.
      <button
        type="button"
        className="button small"
        onClick={() => onChange({ ...filters, kinds: [], source: undefined, specialty: undefined })}
      >
        Show all
      </button>
    </p>
  )
}

function loadedWords(view: View, filters: Filters, missing: readonly string[]): string {
  const but = missing.length > 0 ? `, but no ${missing.join(', no ')}` : ''
  if (!isPeriodLoaded(view, filters))
    return `Loaded from ${momentWords(view.loadedFrom ?? 0)}${but}; earlier not loaded yet.`
  return `All of ${filters.from ? 'this period' : 'the record'} is loaded${but}.`
}

function beforeWords(view: View, filters: Filters, missing: readonly string[]): string {
  if (!isPeriodLoaded(view, filters)) return 'Earlier is not loaded yet'
  if (missing.length > 0) return `No ${missing.join(', no ')}: could not be loaded`
  if (view.events.length + view.reachingIn.length === 0)
    return isFiltered(filters) || filters.from || filters.upTo
      ? 'Nothing that the filters and the period let through'
      : 'No visits, procedures, notes, reports, letters or medicines recorded'
  return filters.from ? `From ${formatDate(filters.from)}` : 'The beginning of the record'
}

/** What is never on the timeline, and what is kept back from it. */
function notesOf({ withheld, unreadable, loadedFrom }: View, filters: Filters): string[] {
  const lasting = shows(filters, 'medicine') || shows(filters, 'visit')
  return [
    // No search asks for the day something ended: those begun long ago are found as far as they are loaded.
    loadedFrom !== undefined && lasting
      ? `Of what began before ${momentWords(loadedFrom)} and ended since, only the newest is here: load earlier to see the rest.`
      : '',
    withheld > 0 ? `${withheld} withheld: restricted.` : '',
    unreadable > 0 ? `${unreadable} in a form that cannot be shown here.` : '',
    'Observations, problems, allergies and orders have their own sections.',
  ].filter(Boolean)
}
