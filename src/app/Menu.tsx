import { useState } from 'react'
import { NavLink } from 'react-router'

import type { Page } from '#auth/page.ts'
import { can } from '#auth/permissions.ts'
import { type Session, useSession } from '#auth/session.ts'
import { paths } from '#lib/paths.ts'
import { ChevronIcon, MenuIcon } from '#ui/icons.tsx'

import { pages } from './page-table.ts'

/** The pages of the menu that this post may open, in the order of the table; one's own department after the wards. */
export const menuFor = (post: Session['post']) =>
  pages.filter(({ menu, needs }) => menu && (!needs || can(post.role, needs)) && (menu.of?.(post) ?? true))

/** As many stand in the bar; the rest opens under More. On a tablet all of them open under Menu. */
const inBar = 6

export function Menu() {
  const { post } = useSession()
  const [open, setOpen] = useState(false)
  const [more, setMore] = useState(false)
  const close = () => {
    setOpen(false)
    setMore(false)
  }
  const mine = menuFor(post)
  // one more fits where the button would stand
  const first = mine.length > inBar + 1 ? mine.slice(0, inBar) : mine
  const rest = mine.slice(first.length)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- opened over the page, it closes behind one
    <nav
      className="shell-menu"
      aria-label="Menu"
      data-open={open}
      onKeyDown={({ key }) => key === 'Escape' && close()}
      onBlur={({ currentTarget, relatedTarget }) => {
        // no target: a browser that gives clicked links no focus must still hear the click
        if (relatedTarget && !currentTarget.contains(relatedTarget)) close()
      }}
    >
      <button
        type="button"
        className="button quiet menu-button"
        aria-expanded={open}
        aria-controls="menu"
        onClick={() => setOpen(!open)}
      >
        <MenuIcon /> Menu
      </button>
      <ul id="menu">
        {first.map((page) => (
          <Item key={page.path} page={page} onGo={close} />
        ))}
        {rest.length > 0 && (
          <li className="menu-more" data-open={more}>
            <button
              type="button"
              className="more-button"
              aria-expanded={more}
              aria-controls="menu-more"
              onClick={() => setMore(!more)}
            >
              More <ChevronIcon />
            </button>
            <ul id="menu-more">
              {rest.map((page) => (
                <Item key={page.path} page={page} onGo={close} />
              ))}
            </ul>
          </li>
        )}
      </ul>
    </nav>
  )
}

const Item = ({ page: { path, title, menu }, onGo }: { page: Page; onGo: () => void }) => (
  <li>
    <NavLink to={path} end={path === '/' || path === paths.departments()} onClick={onGo}>
      {menu && <menu.icon />}
      {title}
    </NavLink>
  </li>
)
