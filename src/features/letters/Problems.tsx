/** What must be done before a letter can be signed. `asked`: somebody has just wanted to. */
export const Problems = ({ problems, asked = false }: { problems: readonly string[]; asked?: boolean }) =>
  problems.length > 0 && (
    <div role={asked ? 'alert' : 'status'} className="notice warning">
      <ul className="letter-problems">
        {problems.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  )
