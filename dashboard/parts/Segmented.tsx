import { useId } from 'react'

interface SegmentedProps<Value extends string> {
  label: string
  value: Value
  onChange: (value: Value) => void
  data: readonly { value: Value; label: string }[]
  small?: boolean
}

/** One of a few, all in sight: native radios, so that arrows move and screen readers count them. */
export function Segmented<Value extends string>({
  label,
  value,
  onChange,
  data,
  small = false,
}: SegmentedProps<Value>) {
  const name = useId()
  return (
    <div className={`segmented${small ? ' small' : ''}`} role="radiogroup" aria-label={label}>
      {data.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            className="sr"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  )
}
