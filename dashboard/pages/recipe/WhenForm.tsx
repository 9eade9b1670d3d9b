import { NumberInput, Select, TextInput } from '@mantine/core'
import type { RuleTime, RuleWhen } from '../../../worker/model/recipe.ts'
import { devices, weekdays } from '../../vocabulary.ts'
import { t } from '../../words.ts'
import { RegionField, SegmentField } from './AudienceFields.tsx'
import { withPart } from './listEdits.ts'

interface WhenFormProps {
  rule: RuleTime
  change: (when: RuleTime) => void
  drop: (key: 'when' | 'from' | 'until') => void
}

/** For whom, on which visits and between which days; the last day is not included. */
export function WhenForm({ rule, change, drop }: WhenFormProps) {
  const { when = {}, from, until } = rule
  const setWhen = <Key extends keyof RuleWhen>(key: Key, value: RuleWhen[Key] | undefined) => {
    const next = withPart(when, key, value)
    if (Object.keys(next).length === 0) drop('when')
    else change({ when: next })
  }
  const setDay = (key: 'from' | 'until', value: string) => (value === '' ? drop(key) : change({ [key]: value }))
  const [first, last] = when.hours ?? [0, 24]
  const setHours = (begin: number, end: number) =>
    setWhen('hours', (begin === 0 && end === 24) || begin === end ? undefined : [begin, end])
  const weekday = when.weekdays?.length === 1 ? String(when.weekdays[0]) : null
  return (
    <div className="options">
      <SegmentField label={t('rules.segment')} value={when.segment} change={(segment) => setWhen('segment', segment)} />
      <RegionField label={t('rules.region')} value={when.region} change={(region) => setWhen('region', region)} />
      {(['campaign', 'source', 'search'] as const).map((key) => (
        <label className="option" key={key}>
          <span className="small muted">{t(`rules.${key}`)}</span>
          <TextInput
            placeholder={t('rules.everybody')}
            value={when[key] ?? ''}
            onChange={({ currentTarget: { value } }) => setWhen(key, value === '' ? undefined : value)}
          />
        </label>
      ))}
      <label className="option">
        <span className="small muted">{t('rules.device')}</span>
        <Select
          clearable
          aria-label={t('rules.device')}
          placeholder={t('rules.everybody')}
          data={devices.map((device) => ({ value: device, label: t(`device.${device}`) }))}
          value={when.device ?? null}
          onChange={(value) =>
            setWhen(
              'device',
              devices.find((device) => device === value),
            )
          }
        />
      </label>
      <label className="option">
        <span className="small muted">{t('rules.fromHour')}</span>
        <NumberInput min={0} max={23} value={first} onChange={(value) => setHours(Number(value) || 0, last)} />
      </label>
      <label className="option">
        <span className="small muted">{t('rules.toHour')}</span>
        <NumberInput min={0} max={24} value={last} onChange={(value) => setHours(first, Number(value) || 0)} />
      </label>
      <label className="option">
        <span className="small muted">{t('rules.weekday')}</span>
        <Select
          clearable
          aria-label={t('rules.weekday')}
          placeholder={t(weekday === null && when.weekdays !== undefined ? 'rules.someDays' : 'rules.anyDay')}
          data={weekdays.map((number) => ({ value: String(number), label: t(`weekday.${number}`) }))}
          value={weekday}
          onChange={(value) => setWhen('weekdays', value === null ? undefined : [Number(value)])}
        />
      </label>
      {(['from', 'until'] as const).map((key) => (
        <label className="option" key={key}>
          <span className="small muted">{t(`rules.${key}`)}</span>
          <TextInput
            type="date"
            value={((key === 'from' ? from : until) ?? '').slice(0, 10)}
            onChange={(event) => setDay(key, event.currentTarget.value)}
          />
        </label>
      ))}
    </div>
  )
}
