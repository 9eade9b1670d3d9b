/** "Today, 17:04", "Sunday, 10:20", "14 May, 18:41" in the browser's zone. `at`, `now`: epoch ms. */
export function timeText(at: number, now: number, locale: string): string {
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(at)
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0)
  const days = Math.round((midnight(now) - midnight(at)) / 864e5)
  if (days === 0 || days === 1) {
    const day = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day')
    return `${day.charAt(0).toLocaleUpperCase(locale)}${day.slice(1)}, ${clock}`
  }
  const form: Intl.DateTimeFormatOptions =
    days > 1 && days < 7 ? { weekday: 'long' } : { day: 'numeric', month: 'long' }
  return `${new Intl.DateTimeFormat(locale, form).format(at)}, ${clock}`
}
