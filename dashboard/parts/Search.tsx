import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'

interface SearchProps {
  label: string
  placeholder: string
  value: string
  onChange: (value: string) => void
  width?: number | string
}

/** A page's filter: `/` reaches it, Escape empties it. What is typed takes effect after 250 ms. */
export function Search({ label, placeholder, value, onChange, width = 280 }: SearchProps) {
  const [typed, setTyped] = useState(value)
  const tell = useDebouncedCallback(onChange, 250)
  useEffect(() => {
    setTyped(value)
    // Emptied from outside: what was typed just before must not come back.
    if (value === '') tell.cancel()
  }, [value, tell])
  const change = (text: string) => {
    setTyped(text)
    tell(text)
  }
  return (
    <TextInput
      data-filter
      type="search"
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={15} />}
      rightSection={typed === '' ? <span className="kbd">/</span> : null}
      style={{ width, maxWidth: '100%' }}
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        if (typed === '') event.currentTarget.blur()
        change('')
      }}
    />
  )
}
