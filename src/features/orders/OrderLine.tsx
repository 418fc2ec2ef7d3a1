import { EntrySource } from '#clinical/entries/EntrySource.tsx'

import type { Order } from './model.ts'

/** What was asked for, why, how urgently and by whom. */
export function OrderLine({ order }: { order: Order }) {
  const { name, kindText, priority, doNot, intent, reason, planned, details, answers, source } = order
  return (
    <div className="order-what">
      <p>
        {doNot && <span className="badge danger">Do not do</span>} <strong>{name}</strong>{' '}
        {priority && <span className="badge warning">{priority}</span>}{' '}
        {intent && <span className="badge">{intent}</span>}
      </p>
      {reason && <p>{reason}</p>}
      {details.map((detail) => (
        <p key={detail}>{detail}</p>
      ))}
      {answers.length > 0 && (
        <details>
          <summary>{answers.length === 1 ? '1 answer' : `${answers.length} answers`} given with it</summary>
          <dl className="facts">
            {answers.map(({ question, answer }) => (
              <div key={question} className="order-answer">
                <dt>{question}</dt>
                <dd>{answer}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <p className="second-line">{[kindText, planned && `planned ${planned}`].filter(Boolean).join(' · ')}</p>
      <EntrySource source={source} />
    </div>
  )
}
