import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { SkeletonLines } from '../parts/Skeleton.tsx'
import { settingsQuery } from '../queries.ts'
import { t } from '../words.ts'
import { CapSettings } from './CapSettings.tsx'
import { ConsentSettings } from './ConsentSettings.tsx'
import { EmbedderSettings } from './EmbedderSettings.tsx'
import { EmailSettings } from './EmailSettings.tsx'
import { LabellerSettings } from './LabellerSettings.tsx'
import { KeySettings } from './KeySettings.tsx'
import { SiteSettings } from './SiteSettings.tsx'
import '../style/settings.css'

const route = getRouteApi('/settings')
const tabs = ['site', 'keys', 'email', 'consent', 'caps', 'search', 'model'] as const

export function Settings() {
  const { tab = 'site' } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(settingsQuery())
  return (
    <Page title={t('nav.settings')}>
      <Tabs
        value={tab}
        onChange={(value) => void navigate({ search: { tab: value ?? undefined } })}
        keepMounted={false}
      >
        <Tabs.List>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`settings.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <div className="settings">
          <Loaded
            query={query}
            skeleton={
              <div className="card">
                <SkeletonLines lines={8} />
              </div>
            }
          >
            {(settings) => (
              <>
                <Tabs.Panel value="site">
                  <SiteSettings settings={settings} />
                </Tabs.Panel>
                <Tabs.Panel value="keys">
                  <KeySettings settings={settings} />
                </Tabs.Panel>
                <Tabs.Panel value="email">
                  <EmailSettings settings={settings} />
                </Tabs.Panel>
                <Tabs.Panel value="consent">
                  <ConsentSettings settings={settings} />
                </Tabs.Panel>
                <Tabs.Panel value="search">
                  <EmbedderSettings />
                </Tabs.Panel>
                <Tabs.Panel value="model">
                  <LabellerSettings />
                </Tabs.Panel>
                <Tabs.Panel value="caps">
                  <CapSettings settings={settings} />
                </Tabs.Panel>
              </>
            )}
          </Loaded>
        </div>
      </Tabs>
    </Page>
  )
}
