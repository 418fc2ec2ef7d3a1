import './spells.css'
import '#ui/controls.css'

import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'

import { useSession } from '#auth/session.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { useNow } from '#lib/use-now.ts'
import { writtenDate } from '#lib/written-date.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { spellsIn, type WardToList, wardsToList } from './queries.ts'
import { isList, type ListKind, lists, type SpellOf, toCsv, toTable } from './rows.ts'

/** Spells, consultant episodes or ward stays of a hospital or a ward in a period; all of it stands in the address. */
export function SpellList() {
  const wards = useQuery(wardsToList(useSession().post.orgCode))
  return (
    <Loaded query={wards} what="the wards">
      {(all) =>
        all.length === 0 ? (
          <p className="notice quiet">No wards are recorded for your organisation.</p>
        ) : (
          <Choice wards={all} />
        )
      }
    </Loaded>
  )
}

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d\d-\d\d$/.test(text)

function Choice({ wards }: { wards: WardToList[] }) {
  const [search, setSearch] = useSearchParams()
  const today = londonWallClock(useNow()).slice(0, 10)
  const [from, to] = [search.get('from'), search.get('to')]
  const asked = {
    place: wards.some(({ id, siteId }) => [id, siteId].includes(search.get('place') ?? ''))
      ? (search.get('place') ?? '')
      : (wards[0]?.siteId ?? ''),
    from: isDay(from) ? from : `${today.slice(0, 8)}01`,
    to: isDay(to) ? to : today,
    list: isList(search.get('list')) ? (search.get('list') as ListKind) : ('spells' as const),
  }
  const change = (one: Partial<typeof asked>) => setSearch({ ...asked, ...one }, { preventScrollReset: true })
  const sites = [...new Map(wards.map(({ siteId, site }) => [siteId, site]))]
  const shown = wards.filter(({ id, siteId }) => id === asked.place || siteId === asked.place)
  return (
    <>
      <div className="spell-tools" role="group" aria-label="What is listed">
        <label className="field">
          Hospital or ward
          <select
            className="input"
            value={asked.place}
            onChange={(event) => change({ place: event.target.value })}
          >
            {sites.map(([siteId, site]) => (
              <optgroup key={siteId} label={site}>
                <option value={siteId}>All of {site}</option>
                {wards
                  .filter((ward) => ward.siteId === siteId)
                  .map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
        <Day label="In hospital from" value={asked.from} onChange={(day) => change({ from: day })} />
        <Day label="Until" value={asked.to} onChange={(day) => change({ to: day })} />
        <label className="field">
          List
          <select
            className="input"
            value={asked.list}
            onChange={({ target }) => isList(target.value) && change({ list: target.value })}
          >
            {Object.entries(lists).map(([kind, words]) => (
              <option key={kind} value={kind}>
                {words}
              </option>
            ))}
          </select>
        </label>
      </div>
      {asked.to < asked.from ? (
        <p className="notice warning">The period ends before it begins.</p>
      ) : (
        <Found wards={shown} {...asked} />
      )}
    </>
  )
}

type DayProps = { label: string; value: string; onChange: (day: string) => void }

const Day = ({ label, value, onChange }: DayProps) => (
  <label className="field">
    {label}
    <input
      className="input"
      type="date"
      value={value}
      onChange={({ target }) => target.value && onChange(target.value)}
    />
  </label>
)

type FoundProps = { wards: readonly WardToList[]; from: string; to: string; list: ListKind }

function Found({ wards, from, to, list }: FoundProps) {
  const query = useQuery(spellsIn(wards, from, to))
  const [only] = wards
  const of = wards.length === 1 && only ? `${only.name}, ${only.site}` : (only?.site ?? '')
  return (
    <Loaded query={query} what="the spells">
      {({ spells, withheld }) => (
        <Table
          spells={spells}
          withheld={withheld}
          list={list}
          title={`${lists[list]}: ${of}, ${writtenDate(from)} to ${writtenDate(to)}`}
          file={`${list}-${from}-${to}.csv`}
        />
      )}
    </Loaded>
  )
}

type TableProps = { spells: SpellOf[]; withheld: number; list: ListKind; title: string; file: string }

/** As many rows as a screen is read for; the file and the count have all of them. */
const shownRows = 200

function Table({ spells, withheld, list, title, file }: TableProps) {
  const table = toTable(list, spells)
  const { heads, rows } = table
  return (
    <>
      <div className="spell-head">
        <h2>{title}</h2>
        <p className="quiet-text" role="status">
          {rows.length} {rows.length === 1 ? 'line' : 'lines'} of {spells.length}{' '}
          {spells.length === 1 ? 'spell' : 'spells'}.
          {rows.length > shownRows && ` The first ${shownRows} are shown; the file has them all.`}
          {withheld > 0 &&
            ` ${withheld} ${withheld === 1 ? 'stay' : 'stays'} of people you may not see are in neither.`}
        </p>
        <button
          type="button"
          className="button"
          disabled={rows.length === 0}
          onClick={() => download(toCsv(table), file)}
        >
          Save as CSV
        </button>
      </div>
      {rows.length === 0 ? (
        <p>Nobody was in hospital here in this period.</p>
      ) : (
        <TableScroll label={lists[list]}>
          <table className="table spell-table">
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, shownRows).map((row) => (
                <tr key={`${row.at(-1)} ${row[3]}`}>
                  {row.map((words, column) =>
                    column === 0 ? (
                      <th key={heads[column]} scope="row">
                        {words}
                      </th>
                    ) : (
                      <td key={heads[column]}>{words}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </>
  )
}

function download(words: string, name: string) {
  const url = URL.createObjectURL(new Blob([words], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
