import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { day as dayText, shortDay } from '../format.ts'

export interface Line {
  label: string
  values: readonly number[]
  /** the CSS variable of its colour */
  colour: string
  area?: boolean
  dashed?: boolean
}

interface ChartProps {
  label: string
  /** epoch ms, one a day */
  days: readonly number[]
  lines: readonly Line[]
  format: (value: number) => string
  /** text of a place on the x axis that is no day; empty for none */
  position?: (at: number) => string
  height?: number
}

const css = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

/** Lines over days. uPlot is fetched when the first chart is drawn; the table beside it holds the same numbers. */
export function Chart({ label, days, lines, format, position, height = 240 }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const scheme = useComputedColorScheme('light')
  useEffect(() => {
    const element = box.current
    if (element === null) return undefined
    let gone = false
    let undo = () => {}
    void (async () => {
      const { default: UPlot } = await import('uplot')
      await import('uplot/dist/uPlot.min.css')
      if (gone) return
      const axis = { stroke: css('--dim'), font: '11px Inter, sans-serif', ticks: { show: false }, gap: 6 }
      const plot = new UPlot(
        {
          width: element.clientWidth,
          height,
          padding: [8, 24, 0, 0],
          legend: { show: false },
          cursor: { y: false, points: { size: 7 } },
          scales: { x: { time: position === undefined }, y: { range: (_, __, max) => [0, max > 0 ? max * 1.12 : 1] } },
          axes: [
            {
              ...axis,
              grid: { show: false },
              values: (_, ticks) => ticks.map((at) => (position === undefined ? shortDay(at * 1000) : position(at))),
              space: 70,
              size: 28,
            },
            {
              ...axis,
              grid: { stroke: css('--line'), width: 1 },
              values: (_, ticks) => ticks.map(format),
              size: 60,
            },
          ],
          series: [
            {},
            ...lines.map((line) => ({
              label: line.label,
              stroke: css(line.colour),
              width: 2,
              ...(line.dashed ? { dash: [5, 4] } : {}),
              ...(line.area ? { fill: css(`${line.colour}-soft`) } : {}),
              points: { show: false },
            })),
          ],
          hooks: {
            setCursor: [
              ({ cursor }) => {
                const readout = element.parentElement?.querySelector('[data-readout]')
                const index = cursor.idx
                if (!readout) return
                readout.textContent =
                  index === null || index === undefined
                    ? ''
                    : `${(position ?? dayText)(days[index]!)}: ${lines.map((line) => `${line.label} ${format(line.values[index] ?? 0)}`).join(', ')}`
              },
            ],
          },
        },
        [position === undefined ? days.map((at) => at / 1000) : [...days], ...lines.map(({ values }) => [...values])],
        element,
      )
      const resize = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }))
      resize.observe(element)
      undo = () => {
        resize.disconnect()
        plot.destroy()
      }
    })()
    return () => {
      gone = true
      undo()
    }
  }, [days, lines, format, position, height, scheme])
  return (
    <figure>
      <div className="row wrap">
        <span className="legend">
          {lines.map((line) => (
            <span key={line.label}>
              <i style={{ background: `var(${line.colour})` }} />
              {line.label}
            </span>
          ))}
        </span>
        <span className="small dim num push" data-readout />
      </div>
      <div ref={box} role="img" aria-label={label} style={{ height }} />
    </figure>
  )
}
