import { NumberInput, Select, Switch } from '@mantine/core'
import { useState } from 'react'
import { SettingsForm } from '../parts/SettingsForm.tsx'
import { useSaveSettings } from '../saveSettings.ts'
import type { Settings } from '../shapes.ts'
import { t, tOf } from '../words.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const classes = ['marketing', 'requested'] as const
const hours = Array.from({ length: 25 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}))

/** How often and when one customer may be written to. The rules of a class hold across all scenarios. */
export function CapSettings({ settings }: { settings: Settings }) {
  const save = useSaveSettings()
  const start = settings.settings.caps
  const [caps, setCaps] = useState(start)
  return (
    <SettingsForm
      title={t('settings.caps')}
      text={t('caps.text')}
      changed={JSON.stringify(caps) !== JSON.stringify(start)}
      busy={save.isPending}
      save={() => save.mutate({ settings: { caps } })}
    >
      {classes.map((name) => {
        const rule = caps[name]
        const set = (part: Partial<typeof rule>) => setCaps((old) => ({ ...old, [name]: { ...old[name], ...part } }))
        const email = rule.perChannel.email?.[0]
        return (
          <fieldset key={name} className="capClass">
            <legend className="medium">{tOf('class', name)}</legend>
            <p className="help">{tOf('classHelp', name)}</p>
            <div className="capRow">
              {rule.all.map(([limit, windowMs], index) => (
                <NumberInput
                  key={windowMs}
                  label={t('caps.in', { n: Math.round(windowMs / dayMs) })}
                  min={0}
                  max={999}
                  value={limit}
                  onChange={(next) =>
                    set({
                      all: rule.all.map((pair, at) => (at === index ? ([Number(next) || 0, windowMs] as const) : pair)),
                    })
                  }
                />
              ))}
              {email ? (
                <NumberInput
                  label={t('caps.email')}
                  min={0}
                  max={999}
                  value={email[0]}
                  onChange={(next) =>
                    set({ perChannel: { ...rule.perChannel, email: [[Number(next) || 0, email[1]]] } })
                  }
                />
              ) : null}
              <NumberInput
                label={t('caps.gap')}
                min={0}
                max={168}
                value={rule.gapMs / hourMs}
                onChange={(next) => set({ gapMs: (Number(next) || 0) * hourMs })}
              />
            </div>
            <div className="row wrap" style={{ marginTop: 12 }}>
              <Switch
                label={t('caps.anyHour')}
                checked={rule.hours === null}
                onChange={(event) => set({ hours: event.currentTarget.checked ? null : [9, 21] })}
              />
              {rule.hours === null ? null : (
                <>
                  <Select
                    aria-label={t('caps.from')}
                    allowDeselect={false}
                    data={hours}
                    value={String(rule.hours[0])}
                    onChange={(value) => set({ hours: [Number(value), rule.hours?.[1] ?? 21] })}
                    style={{ width: 96 }}
                  />
                  <span className="dim">{t('caps.until')}</span>
                  <Select
                    aria-label={t('caps.to')}
                    allowDeselect={false}
                    data={hours}
                    value={String(rule.hours[1])}
                    onChange={(value) => set({ hours: [rule.hours?.[0] ?? 9, Number(value)] })}
                    style={{ width: 96 }}
                  />
                  <span className="small dim">{t('caps.zone')}</span>
                </>
              )}
            </div>
          </fieldset>
        )
      })}
      <p className="help">{t('caps.transactional')}</p>
    </SettingsForm>
  )
}
