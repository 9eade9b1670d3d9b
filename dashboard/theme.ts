import { createTheme, type CSSVariablesResolver, type VariantColorsResolver } from '@mantine/core'

/** The only place with colours: CSS reads them as `var(--name)`, components never name one. */
const light = {
  page: '#F6F7F8',
  surface: '#FFFFFF',
  inset: '#F0F3F4',
  hover: '#F3F6F7',
  raised: '#FFFFFF',
  tile: '#F1F3F4',
  line: '#E3E8EA',
  'line-strong': '#CCD4D8',
  field: '#89949A',
  text: '#11191D',
  muted: '#4C5960',
  dim: '#616E75',
  accent: '#085E73',
  fill: '#0B6479',
  'fill-hover': '#085667',
  'on-fill': '#FFFFFF',
  tint: '#E6F3F6',
  'tint-strong': '#CBE6ED',
  ring: '#0B738C',
  ok: '#1B7439',
  'ok-tint': '#E7F4EB',
  warn: '#8A5200',
  'warn-tint': '#FDF3DD',
  bad: '#B3261E',
  'bad-tint': '#FCEBE9',
  'chart-1': '#0B738C',
  'chart-2': '#D97706',
  'chart-3': '#6D4BB0',
  'chart-4': '#A3195B',
  'chart-0': '#8A949A',
  'chart-1-soft': '#0B738C22',
  'chart-2-soft': '#D9770622',
  'code-key': '#5B3FA0',
  'shadow-card': '0 1px 2px rgba(17,25,29,.05)',
  'shadow-popover': '0 4px 12px -2px rgba(17,25,29,.10), 0 1px 3px rgba(17,25,29,.06)',
  'shadow-dialog': '0 16px 40px -8px rgba(17,25,29,.20), 0 2px 8px rgba(17,25,29,.08)',
  veil: 'rgba(17,25,29,.32)',
}

const dark: typeof light = {
  page: '#0F1416',
  surface: '#161C1F',
  inset: '#1D2528',
  hover: '#1B2225',
  raised: '#303B40',
  tile: '#222B2F',
  line: '#273034',
  'line-strong': '#37434A',
  field: '#66737A',
  text: '#E8EDEF',
  muted: '#A8B4BA',
  dim: '#8F9CA2',
  accent: '#6CCADE',
  fill: '#5FC3D8',
  'fill-hover': '#7BD0E2',
  'on-fill': '#06222A',
  tint: '#11303A',
  'tint-strong': '#1A4552',
  ring: '#5FC3D8',
  ok: '#6CCB8B',
  'ok-tint': '#15301F',
  warn: '#E7B04C',
  'warn-tint': '#33280F',
  bad: '#FF8F87',
  'bad-tint': '#3A1B19',
  'chart-1': '#5FC3D8',
  'chart-2': '#F0A94A',
  'chart-3': '#AE92F0',
  'chart-4': '#FF7AB0',
  'chart-0': '#6B777D',
  'chart-1-soft': '#5FC3D82B',
  'chart-2-soft': '#F0A94A2B',
  'code-key': '#AE92F0',
  'shadow-card': '0 1px 2px rgba(0,0,0,.4)',
  'shadow-popover': '0 4px 12px -2px rgba(0,0,0,.5)',
  'shadow-dialog': '0 16px 40px -8px rgba(0,0,0,.7), 0 0 0 1px #273034',
  veil: 'rgba(0,0,0,.55)',
}

/** Shade 7 is the fill in light, shade 4 in dark. */
const petrol = [
  '#E6F3F6',
  '#CBE6ED',
  '#A6D6E1',
  '#7DBACB',
  '#5FC3D8',
  '#3796AC',
  '#0B738C',
  '#0B6479',
  '#085E73',
  '#06222A',
] as const

const filled: VariantColorsResolver = ({ variant }) => {
  switch (variant) {
    case 'filled':
      return {
        background: 'var(--fill)',
        hover: 'var(--fill-hover)',
        color: 'var(--on-fill)',
        border: '1px solid transparent',
      }
    case 'subtle':
      return {
        background: 'transparent',
        hover: 'var(--inset)',
        color: 'var(--muted)',
        border: '1px solid transparent',
      }
    case 'outline': // what cannot be undone
      return {
        background: 'var(--surface)',
        hover: 'var(--bad-tint)',
        color: 'var(--bad)',
        border: '1px solid var(--line-strong)',
      }
    default:
      return {
        background: 'var(--surface)',
        hover: 'var(--hover)',
        color: 'var(--text)',
        border: '1px solid var(--line-strong)',
      }
  }
}

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 4 },
  colors: { petrol },
  fontFamily: "'Inter', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono', ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '22px', xl: '28px' },
  spacing: { xs: '10px', sm: '12px', md: '16px', lg: '20px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '12px' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  variantColorResolver: filled,
  components: {
    Button: { defaultProps: { size: 'xs', variant: 'default' } },
    ActionIcon: { defaultProps: { variant: 'subtle' } },
    // Locking the scroll would inject a <style> tag, which our Content-Security-Policy forbids.
    Modal: { defaultProps: { lockScroll: false, centered: true, radius: 'xl' } },
    Drawer: { defaultProps: { lockScroll: false } },
    Tooltip: { defaultProps: { withArrow: false, openDelay: 300 } },
  },
})

const named = (tokens: typeof light) =>
  Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--${name}`, value]))

const mantine = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--dim)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-placeholder': 'var(--dim)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--field)',
  '--mantine-color-disabled': 'var(--inset)',
  '--mantine-color-disabled-color': 'var(--dim)',
  '--mantine-color-disabled-border': 'var(--line-strong)',
  '--mantine-primary-color-filled': 'var(--fill)',
  '--mantine-primary-color-filled-hover': 'var(--fill-hover)',
  '--mantine-primary-color-contrast': 'var(--on-fill)',
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...named(light), ...mantine },
  dark: { ...named(dark), ...mantine },
})

/** Background before the script has set the colour scheme. */
export const firstPaint = { light: light.page, dark: dark.page }
