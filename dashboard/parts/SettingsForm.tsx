import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { t } from '../words.ts'
import { Card } from './Card.tsx'

interface SettingsFormProps {
  title: string
  text?: string
  changed: boolean
  busy: boolean
  save: () => void
  children: ReactNode
}

export function SettingsForm({ title, text, changed, busy, save, children }: SettingsFormProps) {
  return (
    <Card title={title}>
      <form
        className="cardBody stack"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        {text ? <p className="muted">{text}</p> : null}
        {children}
        <div>
          <Button type="submit" variant="filled" disabled={!changed} loading={busy}>
            {t('settings.save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
