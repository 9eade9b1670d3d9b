import { Button } from '@mantine/core'
import { IconFlask } from '@tabler/icons-react'
import { money, number, percent } from '../../format.ts'
import { useMember } from '../../me.ts'
import { Notice } from '../../parts/Notice.tsx'
import { ProgressBar } from '../../parts/ProgressBar.tsx'
import type { Recipe } from '../../shapes.ts'
import { useReplay, type ReplaySum, type SideSum } from '../../useReplay.ts'
import { t } from '../../words.ts'

interface ReplayProps {
  block: string
  /** the left side */
  recipe: Recipe
  /** the right side */
  against: Recipe
}

/** The two recipes beside each other over up to 1,000 real visits. */
export function Replay({ block, recipe, against }: ReplayProps) {
  const { sum, error, running, start, stop } = useReplay(block, recipe, against)
  return (
    <section className="section replay" aria-label={t('replay.title')}>
      <div className="row wrap">
        <h3 className="grow">{t('replay.title')}</h3>
        {running ? (
          <Button size="compact-xs" onClick={stop}>
            {t('replay.stop')}
          </Button>
        ) : (
          <Button size="compact-xs" leftSection={<IconFlask size={14} />} onClick={() => void start()}>
            {t(sum === null ? 'replay.start' : 'replay.again')}
          </Button>
        )}
      </div>
      {running ? (
        <div role="status">
          <ProgressBar share={sum === null ? 0 : sum.visits / Math.max(1, sum.total)} label={t('replay.title')} />
          <span className="small muted num">
            {sum === null ? t('preview.working') : t('replay.done', { done: sum.visits, total: sum.total })}
          </span>
        </div>
      ) : null}
      {error === null ? null : <Notice tone="bad">{error.message}</Notice>}
      {sum === null ? (
        <p className="help">{t('replay.help')}</p>
      ) : sum.total === 0 ? (
        <p className="small muted">{t('replay.none')}</p>
      ) : (
        <Figures sum={sum} />
      )}
    </section>
  )
}

function Figures({ sum: { visits, changed, sides } }: { sum: ReplaySum }) {
  const { site } = useMember()
  const [left, right] = sides
  const both = left.items + right.items
  const mean = ({ items, price }: SideSum): string => (items === 0 ? '–' : money(price / items, site.currency))
  const pairs: readonly [string, (side: SideSum) => string][] = [
    [t('replay.hits'), ({ hits }) => percent(hits / Math.max(1, visits))],
    [t('replay.shown'), ({ shown }) => number(shown.size)],
    [t('replay.price'), mean],
    [t('replay.empty'), ({ empty }) => number(empty)],
  ]
  return (
    <>
      <dl className="replayFigures">
        <div>
          <dt className="small dim">{t('replay.changed', { n: visits })}</dt>
          <dd className="num medium">{percent(both === 0 ? 0 : changed / both)}</dd>
        </div>
        {pairs.map(([name, of]) => (
          <div key={name}>
            <dt className="small dim">{name}</dt>
            <dd className="num medium">
              {of(left)} <span className="dim">{t('replay.against', { right: of(right) })}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="help">{t('replay.note')}</p>
    </>
  )
}
