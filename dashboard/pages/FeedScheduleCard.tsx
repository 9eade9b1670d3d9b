import { Button, Select } from '@mantine/core'
import { everyText, nameOf } from '../format.ts'
import { useMember } from '../me.ts'
import { Card } from '../parts/Card.tsx'
import { t } from '../words.ts'
import type { FeedSetup } from './feedSetup.ts'

interface ScheduleCardProps {
  setup: FeedSetup
  set: (part: Partial<FeedSetup>) => void
  busy: boolean
  canImport: boolean
  importNow: () => void
  saveOnly: () => void
}

const turns = [15, 30, 60, 180, 360, 720, 1440]

/** What the feed is of its source, in which language, and how often it is pulled. */
export function FeedScheduleCard({ setup, set, busy, canImport, importNow, saveOnly }: ScheduleCardProps) {
  const { site } = useMember()
  const offered = turns.map(String)
  const every = setup.every === '' || offered.includes(setup.every) ? offered : [...offered, setup.every]
  return (
    <Card title={t('wizard.when')}>
      <div className="cardBody stack">
        <div className="pair three">
          {setup.way === 'url' ? (
            <Select
              label={t('wizard.schedule')}
              allowDeselect={false}
              data={[
                ...every.map((value) => ({ value, label: everyText(Number(value)) })),
                { value: 'manual', label: t('wizard.manual') },
              ]}
              value={setup.every === '' ? 'manual' : setup.every}
              onChange={(value) => set({ every: value === null || value === 'manual' ? '' : value })}
            />
          ) : null}
          <Select
            label={t('wizard.content')}
            allowDeselect={false}
            data={[
              { value: 'full', label: t('feeds.modeFull') },
              { value: 'delta', label: t('feeds.modeDelta') },
            ]}
            value={setup.mode}
            onChange={(value) => set({ mode: value === 'delta' ? 'delta' : 'full' })}
          />
          <Select
            label={t('wizard.language')}
            allowDeselect={false}
            data={site.languages.map((code) => ({ value: code, label: nameOf('language', code) }))}
            value={setup.language === '' ? site.language : setup.language}
            onChange={(value) => set({ language: value === site.language ? '' : (value ?? '') })}
          />
        </div>
        <div className="row wrap">
          <Button variant="filled" loading={busy} disabled={!canImport} onClick={importNow}>
            {t('wizard.import')}
          </Button>
          <Button disabled={busy} onClick={saveOnly}>
            {t('wizard.saveOnly')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
