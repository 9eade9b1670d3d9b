/** One line on a terminal that fills up: phase, done of total, rate, time left, a note. On a pipe, a line a phase. */
export function progressBar(out: NodeJS.WriteStream = process.stdout): {
  show: (phase: string, done: number, total: number, note?: string) => void
  end: () => void
} {
  let phase = ''
  let startedAt = 0
  let startedWith = 0
  return {
    show(next, done, total, note = '') {
      if (next !== phase) {
        if (phase !== '' && out.isTTY) out.write('\n')
        phase = next
        startedAt = performance.now()
        startedWith = done
        if (!out.isTTY) out.write(`${next} ...\n`)
      }
      const seconds = (performance.now() - startedAt) / 1000
      if (out.isTTY) out.write(`\r\u001B[K${line(next, done, total, (done - startedWith) / seconds, seconds)}${note}`)
    },
    end() {
      if (phase !== '' && out.isTTY) out.write('\n')
      phase = ''
    },
  }
}

const width = 24

function line(phase: string, done: number, total: number, perSecond: number, seconds: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total)
  const filled = Math.round(share * width)
  const bar = '█'.repeat(filled) + '░'.repeat(width - filled)
  const rate = seconds > 0.2 && done > 0 ? perSecond : 0
  const left = rate > 0 && done < total ? `, ${Math.ceil((total - done) / rate)} s left` : ''
  const speed = rate > 0 ? `, ${Math.round(rate).toLocaleString('en')}/s` : ''
  return `${phase.padEnd(30)} ${bar} ${done.toLocaleString('en')} of ${total.toLocaleString('en')}${speed}${left}`
}
