import './transfusion.css'

import { useWatch } from 'react-hook-form'

import { ChoiceField, RadioField, TextField } from '#ui/fields.tsx'

import { groupOptions } from './blood-group.ts'
import {
  type BloodDraft,
  type BloodFormAbout,
  contradicted,
  isCrossmatch,
  sampleValidity,
  standingsOf,
} from './blood-form.ts'
import { Requirements } from './Requirements.tsx'
import { StandingNote } from './StandingNote.tsx'
import { Units } from './Units.tsx'

/** What is known before, the two reads, and the units: in the order of the bench. */
export function BloodFields({ about, withheld }: { about: BloodFormAbout; withheld: number }) {
  const [first, second, screen, recent] = useWatch<BloodDraft, ['first', 'second', 'screen', 'recent']>({
    name: ['first', 'second', 'screen', 'recent'],
  })
  const { before, now } = standingsOf({ first, second }, about)
  const against = contradicted({ first, second }, about)
  const { policy, blood, amending } = about
  const validity = sampleValidity({ recent }, about)
  return (
    <>
      <div className="blood-known">
        <StandingNote standing={before} title="Before this sample" />
        <Requirements of={blood.requirements} />
        {withheld > 0 && (
          <p className="notice warning">
            {withheld} entries are withheld: restricted. An earlier group may be among them.
          </p>
        )}
      </div>
      <fieldset className="blood-part">
        <legend>Group of this sample</legend>
        <div className="fields">
          <ChoiceField name="first" label="ABO and RhD, first read" options={groupOptions} />
          <ChoiceField name="second" label="ABO and RhD, second read" options={groupOptions} />
          <ChoiceField
            name="screen"
            label="Antibody screen"
            options={[
              { value: 'negative', label: 'Negative' },
              { value: 'positive', label: 'Positive' },
            ]}
          />
          {screen === 'positive' && <TextField name="antibodies" label="Antibodies" maxLength={200} />}
          <ChoiceField
            name="recent"
            label="Transfused or pregnant in the last 3 months"
            options={[
              { value: 'yes', label: 'Yes' },
              { value: 'no', label: 'No' },
            ]}
            placeholder="Not known"
          />
        </div>
        <p role="status" className="blood-live">
          {validity.words}
          {policy && <span className="quiet-text"> ({policy.name})</span>}
        </p>
      </fieldset>
      {against.length > 0 ? (
        <div className="notice danger" role="alert">
          <div className="stack">
            <StandingNote standing={now} title="With this sample" />
            {!amending && (
              <RadioField
                name="settled"
                label="Which is wrong?"
                options={[
                  { value: 'held', label: 'Not known yet: hold this sample, nobody can authorise it' },
                  { value: 'earlier', label: 'The earlier one: mark it in error' },
                ]}
                hint="If this sample is another person’s, reject it instead"
              />
            )}
            <Settled />
          </div>
        </div>
      ) : (
        first && first === second && <StandingNote standing={now} title="With this sample" live />
      )}
      {isCrossmatch(about.work) && <Units about={about} standing={now} />}
    </>
  )
}

function Settled() {
  const settled = useWatch<BloodDraft, 'settled'>({ name: 'settled' })
  if (settled !== 'earlier') return null
  return (
    <TextField
      name="settledWords"
      label="How is it known that the earlier group was wrong?"
      multiline
      rows={2}
      maxLength={500}
    />
  )
}
