import { NumberInput } from '@mantine/core'

interface NumberLineProps {
  before: string
  after: string
  value: number
  most: number
  change: (value: number) => void
}

/** "If fewer than [4], hide the block": a whole number within a sentence; nothing typed is 0. */
export const NumberLine = ({ before, after, value, most, change }: NumberLineProps) => (
  <label className="ruleLine">
    <span className="dim">{before}</span>
    <NumberInput
      className="tiny"
      hideControls
      aria-label={before}
      min={0}
      max={most}
      value={value}
      onChange={(next) => change(Number(next) || 0)}
    />
    <span className="dim">{after}</span>
  </label>
)
