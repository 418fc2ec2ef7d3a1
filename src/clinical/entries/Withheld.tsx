type Props = { count: number; one?: string; many?: string }

/** How many there are that the reader may not see; nothing where there are none. */
export const Withheld = ({ count, one = 'entry', many = 'entries' }: Props) =>
  count > 0 ? (
    <p className="quiet-text">{count === 1 ? `1 ${one} is` : `${count} ${many} are`} withheld: restricted.</p>
  ) : null
