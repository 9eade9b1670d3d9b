import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiFailure } from './client.ts'
import { LanguageChoice } from './language.ts'
import { Toasts } from './parts/Toasts.tsx'
import { router } from './router.tsx'
import { theme } from './theme.ts'
import { currentLanguage, loadLanguage, type Language } from './words.ts'

const colorScheme = localStorageColorSchemeManager({ key: 'aisle-colour' })

const queries = new QueryClient({
  queryCache: new QueryCache({
    // A login that ended shows on whatever was asked next: `me` is asked again and the login page opens.
    onError: (error, query) => {
      if (error instanceof ApiFailure && error.status === 401 && query.queryKey[0] !== 'me') {
        void queries.resetQueries({ queryKey: ['me'] })
      }
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) =>
        failures < 2 && error instanceof ApiFailure && (error.status === 0 || error.status >= 500),
      retryDelay: (attempt) => 400 * 2 ** attempt,
    },
  },
})

export function App() {
  const [language, setLanguage] = useState(currentLanguage())
  const choose = async (wanted: Language) => {
    await loadLanguage(wanted)
    setLanguage(wanted)
  }
  return (
    // The variables stand in the style sheet that vite.config.ts writes: no <style> tag is made at run time.
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorScheme}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queries}>
        <LanguageChoice value={choose}>
          <RouterProvider router={router} key={language} />
          <Toasts key={`toasts-${language}`} />
        </LanguageChoice>
      </QueryClientProvider>
    </MantineProvider>
  )
}
