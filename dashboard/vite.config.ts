import { convertCssVariables, defaultCssVariablesResolver, DEFAULT_THEME, mergeMantineTheme } from '@mantine/core'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { cssVariablesResolver, firstPaint, theme } from './theme.ts'

const tokensId = 'virtual:tokens.css'

/**
 * Writes the theme's CSS variables into the style sheet at build time. Mantine would put them into a <style> tag at run
 * time, which `style-src 'self'` forbids.
 */
function tokens(): Plugin {
  return {
    name: 'aisle-tokens',
    resolveId: (id) => (id === tokensId ? `\0${tokensId}` : null),
    load(id) {
      if (id !== `\0${tokensId}`) return null
      const merged = mergeMantineTheme(DEFAULT_THEME, theme)
      const base = defaultCssVariablesResolver(merged)
      const ours = cssVariablesResolver(merged)
      const used = (name: string) =>
        !/^--mantine-color-(?!petrol|gray|dark|red)[a-z]+-(\d|filled|light|outline)/.test(name)
      const joined = (scheme: 'variables' | 'light' | 'dark') =>
        Object.fromEntries(Object.entries({ ...base[scheme], ...ours[scheme] }).filter(([name]) => used(name)))
      const variables = { variables: joined('variables'), light: joined('light'), dark: joined('dark') }
      return `html{background:${firstPaint.light}}
@media (prefers-color-scheme:dark){html:not([data-mantine-color-scheme]){background:${firstPaint.dark}}}
${convertCssVariables(variables, ':root')}`
    },
  }
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), tokens()],
  // cli/build.ts puts the widget's scripts, the models and the shop's type beside these files afterwards.
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsDir: 'dashboard/assets',
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
})
