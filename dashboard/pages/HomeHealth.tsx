import { ago, dateTime } from '../format.ts'
import { useMember } from '../me.ts'
import { Badge } from '../parts/Badge.tsx'
import { LinkButton } from '../parts/LinkButton.tsx'
import { Card } from '../parts/Card.tsx'
import { StateIcon } from '../parts/StateIcon.tsx'
import type { Home } from '../shapes.ts'
import { hasWord, t, type Word } from '../words.ts'
import { usePages } from '../parts/Nav.tsx'

type Target = '/settings' | '/catalog/feeds' | '/blocks' | '/scenarios' | '/live' | '/messages'
interface Way {
  to: Target
  tab?: string
  word: Word
}

/** Where each thing that may be wrong or missing is put right. */
const ways: Readonly<Record<string, Way>> = {
  key: { to: '/settings', tab: 'keys', word: 'home.goKeys' },
  keys: { to: '/settings', tab: 'keys', word: 'home.goKeys' },
  snippet: { to: '/settings', tab: 'keys', word: 'home.goSnippet' },
  feed: { to: '/catalog/feeds', word: 'home.goFeed' },
  catalog: { to: '/catalog/feeds', word: 'home.goFeed' },
  index: { to: '/catalog/feeds', word: 'home.goIndex' },
  held: { to: '/catalog/feeds', word: 'home.goHeld' },
  block: { to: '/blocks', word: 'home.goBlocks' },
  blocks: { to: '/blocks', word: 'home.goBlocks' },
  channel: { to: '/settings', tab: 'email', word: 'home.goEmail' },
  email: { to: '/settings', tab: 'email', word: 'home.goEmail' },
  scenario: { to: '/scenarios', word: 'home.goScenarios' },
  scenarios: { to: '/scenarios', word: 'home.goScenarios' },
  event: { to: '/live', word: 'home.goLive' },
  events: { to: '/live', word: 'home.goLive' },
  messages: { to: '/messages', word: 'home.goMessages' },
}

const nameOf = (kind: 'health' | 'check', id: string, fallback: string): string => {
  const key = `${kind}.${id}`
  return hasWord(key) ? t(key) : fallback
}

/** The API tells figures alone ("520 / 498"); here they get their words. */
function detailOf(id: string, detail: string): string {
  const [n = '', more = ''] = detail.split(' / ')
  const key = `detail.${id}`
  if (detail === '–') return t(id === 'email' ? 'detail.noServer' : 'detail.never')
  return hasWord(key) ? t(key, { n: Number(n), more, detail }) : detail
}

/** Nothing for those who may not open it. */
function Go({ way, filled = false }: { way: Way; filled?: boolean }) {
  const open = usePages()
  if (!open.some(({ to }) => way.to.startsWith(to) && to !== '/')) return null
  return (
    <LinkButton
      to={way.to}
      {...(way.tab ? { search: { tab: way.tab } } : {})}
      size="compact-xs"
      variant={filled ? 'filled' : 'default'}
    >
      {t(way.word)}
    </LinkButton>
  )
}

/** What is wrong or open, worst first. Hidden when there is nothing to do. */
export function Attention({ home }: { home: Home }) {
  const troubles = home.health.filter(({ state }) => state !== 'ok').sort((a, b) => (a.state < b.state ? -1 : 1))
  if (troubles.length === 0) return null
  return (
    <Card className="attention" title={t('home.attention')} actions={<Badge>{troubles.length}</Badge>}>
      <ul>
        {troubles.map(({ id, state, label, detail }) => {
          const way = ways[id]
          return (
            <li key={id}>
              <StateIcon state={state} size={18} />
              <div>
                <div className="medium">{nameOf('health', id, label)}</div>
                <div className="small muted">{detailOf(id, detail)}</div>
                {way ? (
                  <div className="row" style={{ marginTop: 6 }}>
                    <Go way={way} />
                  </div>
                ) : null}
              </div>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

export function Health({ home, checkedAt }: { home: Home; checkedAt: number }) {
  return (
    <Card
      className="healthCard"
      title={t('home.health')}
      actions={<span className="small dim">{t('home.checked', { when: ago(checkedAt, Date.now()) })}</span>}
    >
      <ul className="health">
        {home.health.map(({ id, state, label, detail }) => (
          <li key={id}>
            <StateIcon state={state} />
            <span className="medium">{nameOf('health', id, label)}</span>
            <span className={`push num ${state === 'ok' ? 'muted' : state}`} title={detailOf(id, detail)}>
              {detailOf(id, detail)}
            </span>
            <span className="sr">{t(`state.${state}`)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Ends when a real event from the shop was seen, and then shows when that was. */
export function Checklist({ home }: { home: Home }) {
  const { site } = useMember()
  const done = home.checklist.filter((step) => step.done).length
  const next = home.checklist.find((step) => !step.done)
  return (
    <Card
      className="checklist"
      title={t('home.setup')}
      actions={<span className="small dim">{t('home.setupDone', { done, total: home.checklist.length })}</span>}
    >
      <div className="steps" aria-hidden>
        {home.checklist.map((step, index) => (
          <i key={step.id} className={index < done ? 'done' : ''} />
        ))}
      </div>
      <ul className="health">
        {home.checklist.map((step) => {
          const way = ways[step.id]
          return (
            <li key={step.id}>
              <StateIcon state={step.done ? 'ok' : 'open'} />
              <span className={step.done ? 'muted' : 'medium'}>{nameOf('check', step.id, step.id)}</span>
              <span className="push small dim">
                {!step.done && way ? (
                  <Go way={way} filled={step === next} />
                ) : step.id === 'feed' && step.detail ? (
                  t('catalog.count', { n: Number(step.detail) })
                ) : null}
              </span>
              <span className="sr">{t(step.done ? 'home.stepDone' : 'home.stepOpen')}</span>
            </li>
          )
        })}
        {home.firstEventAt === undefined ? null : (
          <li>
            <StateIcon state="ok" />
            <span className="muted">{t('home.firstEvent', { when: dateTime(home.firstEventAt, site.timeZone) })}</span>
          </li>
        )}
      </ul>
    </Card>
  )
}
