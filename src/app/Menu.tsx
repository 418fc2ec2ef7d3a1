import { useState } from 'react'
import { NavLink } from 'react-router'

import { can } from '#auth/permissions.ts'
import { type Session, useSession } from '#auth/session.ts'
import { MenuIcon } from '#ui/icons.tsx'

import { pages } from './page-table.ts'

/** The pages of the menu that this post may open, in the order of the table. */
export const menuFor = (post: Session['post']) =>
  pages.filter(({ menu, needs }) => menu && (!needs || can(post.role, needs)) && (menu.of?.(post) ?? true))

export function Menu() {
  const { post } = useSession()
  const [open, setOpen] = useState(false)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- opened over the page, it closes behind one
    <nav
      className="shell-menu"
      aria-label="Menu"
      data-open={open}
      onKeyDown={({ key }) => key === 'Escape' && setOpen(false)}
      onBlur={({ currentTarget, relatedTarget }) => {
        // no target: a browser that gives clicked links no focus must still hear the click
        if (relatedTarget && !currentTarget.contains(relatedTarget)) setOpen(false)
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
        {menuFor(post).map(({ path, title, menu }) => (
          <li key={path}>
            <NavLink to={path} end={path === '/'} onClick={() => setOpen(false)}>
              {menu && <menu.icon />}
              {title}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
