import { IconMapOff } from '@tabler/icons-react'
import { Empty } from '../parts/Empty.tsx'
import { Page } from '../parts/Page.tsx'
import { LinkButton } from '../parts/LinkButton.tsx'
import { t } from '../words.ts'

export const Missing = () => (
  <Page title={t('missing.title')}>
    <div className="card">
      <Empty icon={IconMapOff} title={t('missing.title')} text={t('missing.text')}>
        <LinkButton to="/">{t('missing.home')}</LinkButton>
      </Empty>
    </div>
  </Page>
)
