import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'

/**
 * An address that names an entry (`…/notes#12`) leads to it: once the section has loaded it is brought into sight,
 * marked and focused. Where it is not among what is loaded, that is said, and it is found when more is loaded.
 */
export function SoughtEntry() {
  const { hash, key } = useLocation()
  const id = hash.slice(1)
  const [found, setFound] = useState<'not yet' | 'found' | 'not here'>('not yet')
  useEffect(() => {
    const section = document.querySelector('.chart-section')
    if (!section) return undefined
    let marked: HTMLElement | undefined
    function look() {
      const about = section?.querySelector(`[data-entry="${CSS.escape(id)}"]`)
      marked = about?.closest<HTMLElement>('.entry-row, .order, .report, .note, li') ?? undefined
      if (!marked) return setFound(section?.querySelector('.loading') ? 'not yet' : 'not here')
      changes.disconnect()
      setFound('found')
      show(marked)
    }
    const changes = new MutationObserver(look)
    changes.observe(section, { subtree: true, childList: true })
    look()
    return () => {
      changes.disconnect()
      delete marked?.dataset['sought']
    }
  }, [id, key])
  if (found !== 'not here') return null
  return (
    <p role="status" className="notice quiet">
      The entry you came for is not among those loaded here: it may be earlier.
    </p>
  )
}

function show(entry: HTMLElement) {
  // in a list that is folded away
  const folded = entry.closest('details')
  if (folded) folded.open = true
  entry.dataset['sought'] = ''
  entry.tabIndex = -1
  entry.focus({ preventScroll: true })
  entry.scrollIntoView({ block: 'center' })
}
