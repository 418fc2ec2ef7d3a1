import type { ReactNode } from 'react'

/** Around a table that may be wider than the page: it scrolls sideways by itself, by keyboard too. */
export const TableScroll = ({ label, children }: { label: string; children: ReactNode }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways is reached by keyboard
  <div className="table-scroll" role="region" aria-label={`${label}, scrolls sideways`} tabIndex={0}>
    {children}
  </div>
)
