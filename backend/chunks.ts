import { join } from 'node:path'

/** As much of rolldown's own type as is asked here. */
type Graph = { getModuleInfo: (id: string) => { importedIds: readonly string[] } | null }

const page = (...files: string[]) => files.map((file) => join(import.meta.dirname, '../src', file))

/** What waits for nothing else: each is fetched as it stands when it is the first thing opened. */
const firsts = {
  signIn: page('main.tsx'),
  libraries: page('app/libraries.ts'),
  start: page('app/start.tsx'),
  home: page('pages/HomePage.tsx'),
  ward: page('pages/wards/WardPage.tsx'),
  chart: page('pages/patient/ChartLayout.tsx', 'pages/patient/SummaryPage.tsx'),
}
type First = keyof typeof firsts

/**
 * The file a module comes in. Seventy small files weigh a tenth more than the five that the first ward or chart needs:
 * the libraries, which run before the rest, what both wait for, what each waits for alone. Whatever the sign-in or the home page needs keeps to itself, or they
 * would wait for all of it; so does everything else.
 */
export function chunkOf(): (id: string, graph: Graph) => string | null {
  let needs: Record<First, ReadonlySet<string>> | undefined
  return (id, graph) => {
    needs ??= {
      signIn: closure(firsts.signIn, graph),
      libraries: closure(firsts.libraries, graph),
      start: closure(firsts.start, graph),
      home: closure(firsts.home, graph),
      ward: closure(firsts.ward, graph),
      chart: closure(firsts.chart, graph),
    }
    const needed = (first: First) => needs?.[first].has(id) ?? false
    if (needed('signIn')) return null
    if (needed('libraries')) return 'libraries'
    if (needed('start') || (needed('chart') && needed('ward'))) return 'shared'
    if (needed('home')) return null
    return needed('chart') ? 'chart' : needed('ward') ? 'ward' : null
  }
}

/** Everything that these import without being asked to, and what that imports. */
function closure(from: readonly string[], graph: Graph): ReadonlySet<string> {
  const found = new Set<string>()
  const walk = (id: string) => {
    if (found.has(id)) return
    found.add(id)
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) walk(next)
  }
  for (const id of from) walk(id)
  return found
}
