import { IconBan, IconCheck, IconMinus } from '@tabler/icons-react'
import { dateTime } from '../format.ts'
import type { Decision } from '../shapes.ts'
import { t, tOf } from '../words.ts'
import { Code } from './Badge.tsx'

/** Every check of a decision in the order it was read; the one that stopped the message stands out. */
export function Checks({ decision, timeZone }: { decision: Decision; timeZone: string }) {
  const stopped = decision.checks.findIndex(({ ok }) => !ok)
  return (
    <ol className="checks">
      {decision.checks.map(({ check, ok, detail }, index) =>
        index === stopped ? (
          <li className="stopped" key={check}>
            <IconBan size={16} className="warn" aria-hidden />
            <div>
              <b className="strong">{decision.reason ? tOf('reason', decision.reason) : tOf('checked', check)}</b>
              {detail && detail !== decision.reason ? <div className="small muted">{detail}</div> : null}
              {decision.until ? (
                <div className="small strong">
                  {t('decision.nextTry', { when: dateTime(decision.until, timeZone) })}
                </div>
              ) : null}
            </div>
            <Code tone="warn">{decision.reason ?? check}</Code>
          </li>
        ) : (
          <li key={check} className={ok ? '' : 'unread'}>
            {ok ? <IconCheck size={16} className="ok" aria-hidden /> : <IconMinus size={16} aria-hidden />}
            <span>{tOf('checked', check)}</span>
            <span className="small dim num">{detail ?? (ok ? '' : t('decision.notReached'))}</span>
          </li>
        ),
      )}
    </ol>
  )
}
